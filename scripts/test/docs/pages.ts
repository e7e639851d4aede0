import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../start/root.ts';

/** A page of the documentation, without what is printed. Decisions are history: only their links have to hold. */
export interface Page {
  /** From the root of the repository. */
  readonly path: string;
  readonly folder: string;
  readonly text: string;
}

export const pages: readonly Page[] = globSync(
  ['*.md', '{apps,bench,docs,e2e,examples,packages,testing}/**/*.md'],
  {
    cwd: root,
    exclude: ['**/node_modules/**', '**/dist/**', 'docs/{bench,reference}/**'],
  },
)
  .sort()
  .map((path) => ({ path, folder: dirname(path), text: readFileSync(join(root, path), 'utf8') }));

export const livingPages = pages.filter(({ path }) => !path.startsWith('docs/decisions/'));

const FENCE = /^ *```(\w*).*\n([\s\S]*?)^ *```$/gm;

/** What stands between backticks in the prose. */
export function codeIn({ text }: Page): string[] {
  return [...text.replaceAll(FENCE, '').matchAll(/`([^`\n]+)`/g)].flatMap(([, code]) => code ?? []);
}

/** The blocks of a language. */
export function blocksIn({ text }: Page, language: string): string[] {
  return [...text.matchAll(FENCE)].flatMap(([, name, block]) => (name === language ? (block ?? '') : []));
}

/** The rows of the table that has this head, each with its cells. */
export function tableIn(path: string, head: readonly string[]): string[][] {
  const lines = readFileSync(join(root, path), 'utf8').split('\n').map(toCells);
  const start = lines.findIndex((cells) => cells?.slice(0, head.length).join('|') === head.join('|'));
  const end = lines.findIndex((cells, index) => index > start && cells === null);
  return lines.slice(start + 2, end < 0 ? undefined : end).flatMap((cells) => (cells ? [cells] : []));
}

function toCells(line: string): string[] | null {
  if (!line.startsWith('|')) return null;
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}
