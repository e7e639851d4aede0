import { readFileSync, writeFileSync } from 'node:fs';
import { printDocument } from './openapi/print-document.ts';

const file = new URL('../openapi.json', import.meta.url);
const printed = `${JSON.stringify(printDocument(), null, 2)}\n`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== printed) {
    console.error('openapi.json is out of date; run "pnpm --filter @parley/api openapi" and commit it.');
    process.exit(1);
  }
} else {
  writeFileSync(file, printed);
}
