import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { printSchema } from 'graphql';
import { schema } from './schema.ts';

export const SCHEMA_FILE = new URL('../schema.graphql', import.meta.url);

export function printedSchema(): string {
  return `${printSchema(schema)}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!process.argv.includes('--check')) {
    writeFileSync(SCHEMA_FILE, printedSchema());
  } else if (readFileSync(SCHEMA_FILE, 'utf8') !== printedSchema()) {
    process.stderr.write(
      'schema.graphql differs from the code; run `pnpm --filter @parley/graphql schema`.\n',
    );
    process.exitCode = 1;
  }
}
