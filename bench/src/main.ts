import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SUBJECTS } from './subjects.ts';

const PAGES = new URL('../../docs/bench/', import.meta.url);

// `pnpm bench [names…] [--quick] [--million]`: all subjects, or those named. `--quick` keeps no page: too few rounds
// to tell. `--million`: also what needs a million conversations, which take minutes to make.
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, million: { type: 'boolean', default: false } },
});
const names = positionals.length > 0 ? positionals : Object.keys(SUBJECTS);
for (const name of names) {
  const subject = SUBJECTS[name];
  if (subject === undefined) {
    process.stderr.write(`There is no subject ${name}; there are ${Object.keys(SUBJECTS).join(', ')}.\n`);
    process.exitCode = 1;
    continue;
  }
  const reason = await subject.whyNot?.();
  if (reason) {
    process.stdout.write(`not run: ${name}, ${reason}.\n`);
    continue;
  }
  const { page, plot, kept } = await subject.measure(values);
  process.stdout.write(`${page}\n`);
  if (!kept) process.exitCode = 1;
  if (values.quick) continue;
  mkdirSync(PAGES, { recursive: true });
  writeFileSync(new URL(`${name}.md`, PAGES), page);
  if (plot !== undefined) writeFileSync(new URL(`${name}.svg`, PAGES), plot);
}
