import { readFileSync, writeFileSync } from 'node:fs';
import { guardSource } from './guard-source.ts';

const FILE = new URL('../src/generated/guards.ts', import.meta.url);

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, guardSource());
} else if (readFileSync(FILE, 'utf8') !== guardSource()) {
  process.stderr.write(
    'src/generated/guards.ts differs from the schemas; run `pnpm --filter @parley/domain guards`.\n',
  );
  process.exitCode = 1;
}
