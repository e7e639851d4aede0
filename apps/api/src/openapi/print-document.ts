import { applyOverlay } from './apply-overlay.ts';
import { EXTENSION_COMPONENTS } from './extension-components.ts';
import { OVERLAY } from './openapi-overlay.ts';
import { printPaths } from './print-paths.ts';
import { printComponents } from './print-schemas.ts';
import type { DescribedRoute } from './route-descriptions.ts';

const CONTRACT_SERVER = 'https://1-some-client.some-server.healvi-chat/third-party/v1';

/** The OpenAPI 3.0 document of this API: the contract, changed by the overlay, and marked extensions. */
export function printDocument(routes: readonly DescribedRoute[]) {
  const schemas = printComponents(EXTENSION_COMPONENTS);
  for (const name of Object.keys(EXTENSION_COMPONENTS)) {
    schemas[name] = { 'x-extension': true, ...schemas[name] };
  }
  const conversation = schemas.Conversation?.properties as Record<string, object>;
  conversation.version = { 'x-extension': true, ...conversation.version };
  const document = {
    openapi: '3.0.3',
    info: { version: '0.1.0', title: 'Client API' },
    servers: [{ url: CONTRACT_SERVER }],
    security: [{ bearerAuth: [] }],
    paths: printPaths(routes),
    components: { schemas, securitySchemes: { bearerAuth: { type: 'http', scheme: 'bearer' } } },
  };
  applyOverlay(document, OVERLAY);
  return document;
}
