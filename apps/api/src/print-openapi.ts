import { readFileSync, writeFileSync } from 'node:fs';
import { createApi } from './create-api.ts';
import { printDocument } from './openapi/print-document.ts';
import { describedRoutes } from './openapi/route-descriptions.ts';

const file = new URL('../openapi.json', import.meta.url);
// A demo, so that its routes are there.
const api = await createApi({ demo: true, demoConversations: 1 });
await api.app.ready();
const printed = `${JSON.stringify(printDocument(describedRoutes(api.app)), null, 2)}\n`;
await api.close();

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== printed) {
    console.error('openapi.json is out of date; run "pnpm --filter @parley/api openapi" and commit it.');
    process.exit(1);
  }
} else {
  writeFileSync(file, printed);
}
