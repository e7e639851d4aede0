import { signedInScope } from '../http/signed-in-scope.ts';
import type { App, RouteContext } from '../routes/route-context.ts';
import { demoFilesRoutes } from './demo-files.ts';
import { demoMessagesRoutes } from './demo-messages.ts';
import { demoUsersRoutes } from './demo-users.ts';
import { addFileAddresses } from './file-addresses.ts';

/** All that only a demo has. Registered for demo databases: any other api has none of these routes. */
export function demoPlugin(app: App, context: RouteContext): void {
  addFileAddresses(app);
  demoUsersRoutes(app, context);
  signedInScope(app, context, (signedIn) => {
    demoFilesRoutes(signedIn);
    demoMessagesRoutes(signedIn, context);
  });
}
