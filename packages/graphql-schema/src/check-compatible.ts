// Fails when the schema breaks apps that use the published one; with --accept makes it the published one.
import { copyFileSync, readFileSync } from 'node:fs';
import { compareSchemas } from './compare-schemas.ts';
import { PUBLISHED, SCHEMA } from './schema-files.ts';

const { breaking, dangerous } = compareSchemas(readFileSync(PUBLISHED, 'utf8'), readFileSync(SCHEMA, 'utf8'));

if (process.argv.includes('--accept')) {
  copyFileSync(SCHEMA, PUBLISHED);
} else {
  if (dangerous.length > 0)
    process.stdout.write(`New to apps, to be named in the changeset:\n${list(dangerous)}`);
  if (breaking.length > 0) {
    process.stderr.write(
      `schema.graphql breaks apps that use the published schema:\n${list(breaking)}` +
        'Keep what was there and deprecate it. If the break is meant, write a changeset for a new major version ' +
        'and run `pnpm --filter @parley/graphql-schema compatible --accept`.\n',
    );
    process.exitCode = 1;
  }
}

function list(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${sentence}\n`).join('');
}
