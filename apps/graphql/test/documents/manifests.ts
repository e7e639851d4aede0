import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hashOf = (document: string) => createHash('sha256').update(document).digest('hex');

/** A folder with a manifest of these documents. */
export function manifestFolder(...documents: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'manifests-'));
  const entries = documents.map((document) => [`sha256:${hashOf(document)}`, document]);
  writeFileSync(join(folder, 'team.json'), JSON.stringify(Object.fromEntries(entries)));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
