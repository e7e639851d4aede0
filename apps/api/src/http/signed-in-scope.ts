import type { App, RouteContext } from '../routes/route-context.ts';
import { authenticationPlugin } from './authentication.ts';
import { backPressurePlugin } from './back-pressure.ts';

/** Adds routes that require a token, and are refused while too many requests wait for the database. */
export function signedInScope(app: App, context: RouteContext, addRoutes: (signedIn: App) => void): void {
  app.register(async (signedIn) => {
    backPressurePlugin(signedIn, context.database, context.limits.waiting);
    authenticationPlugin(signedIn, context.kysely);
    addRoutes(signedIn as App);
  });
}
