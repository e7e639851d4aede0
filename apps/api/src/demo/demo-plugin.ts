import { DEMO_FILES_URL } from '@parley/demo-data';
import { isDemoSession } from '../http/authentication.ts';
import { signedInScope } from '../http/signed-in-scope.ts';
import type { App, RouteContext } from '../routes/route-context.ts';
import { demoFilesRoutes } from './demo-files.ts';
import { demoMessagesRoutes } from './demo-messages.ts';
import { demoUsersRoutes } from './demo-users.ts';

const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i;

/** The routes of the demo. Registered for demo databases only. */
export function demoPlugin(app: App, context: RouteContext): void {
  addFileUrls(app);
  demoUsersRoutes(app, context);
  signedInScope(app, context, (signedIn) => {
    demoFilesRoutes(signedIn);
    demoMessagesRoutes(signedIn, context);
  });
}

/** Makes the URLs of demo files in responses point to the host that the request was sent to. */
function addFileUrls(app: App): void {
  app.addHook('onSend', async (request, _reply, payload) => {
    if (typeof payload !== 'string' || !isDemoSession(request)) return payload;
    if (!HOST.test(request.host) || !payload.includes(DEMO_FILES_URL)) return payload;
    return payload.replaceAll(DEMO_FILES_URL, `${request.protocol}://${request.host}${app.prefix}/files/`);
  });
}
