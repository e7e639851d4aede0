import { createHash } from 'node:crypto';
import { relative } from 'node:path';

const taken = new Map<string, string>();

/** The name in the build of a class of a style sheet: the same in each build, and short, for every script repeats it. */
export function className(local: string, file: string): string {
  const path = relative(import.meta.dirname, file.replace(/\?.*$/, ''));
  const name = `${local}_${createHash('sha256').update(path).digest('hex').slice(0, 3)}`;
  if ((taken.get(name) ?? path) !== path) throw new Error(`${path} and ${taken.get(name)} share ${name}.`);
  taken.set(name, path);
  return name;
}
