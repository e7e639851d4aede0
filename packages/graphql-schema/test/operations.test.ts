import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  buildSchema,
  isIntrospectionType,
  isObjectType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { SCHEMA } from '../src/schema-files.ts';

const schema = buildSchema(readFileSync(SCHEMA, 'utf8'));
const folder = fileURLToPath(new URL('../operations/', import.meta.url));
const files = globSync('*.graphql', { cwd: folder });
const documentOf = (file: string) => parse(readFileSync(folder + file, 'utf8'));

describe('a document that the pages show', () => {
  const root = new URL('../../../', import.meta.url);
  const shown = ['README.md', 'packages/graphql-schema/README.md'].flatMap((page) => {
    const text = readFileSync(new URL(page, root), 'utf8');
    return [...text.matchAll(/```graphql\n(.*?)```|graphql\(`(.*?)`\)|"query": "(.*?)"/gs)].map(
      ([, block, template, query]) => [page, block ?? template ?? query ?? ''] as const,
    );
  });

  it.each(shown)('in %s is valid: %s', (_page, document) => {
    expect(validate(schema, parse(document))).toEqual([]);
  });

  it('is found', () => expect(shown).toHaveLength(4));
});

describe('the example operations', () => {
  it('are those that the README lists', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const rows = [...readme.matchAll(/^\| (`[a-z-]+`(?:, `[a-z-]+`)*) +\|/gm)];
    const listed = rows.flatMap(([, names = '']) =>
      names.match(/[a-z-]+/g)?.map((name) => `${name}.graphql`),
    );
    expect(listed.sort()).toEqual([...files].sort());
  });

  it.each(files)('%s is valid, alone', (file) => {
    expect(validate(schema, documentOf(file))).toEqual([]);
  });

  it('can be generated from together: no name stands twice', () => {
    const names = files.flatMap((file) =>
      documentOf(file).definitions.map(
        (definition) => ('name' in definition && definition.name?.value) || file,
      ),
    );
    expect(names).toEqual([...new Set(names)]);
  });

  it('ask for everything that is known of one conversation', () => {
    const document = documentOf('one-conversation.graphql');
    const asked = new Set<string>();
    const types = new TypeInfo(schema);
    visit(
      document,
      visitWithTypeInfo(types, {
        Field: ({ name }) => {
          const parent = types.getParentType();
          if (!parent || name.value.startsWith('__')) return;
          for (const type of [parent, ...('getInterfaces' in parent ? parent.getInterfaces() : [])])
            asked.add(`${type.name}.${name.value}`);
          // What is asked of an interface is asked of each of its members.
          if (!isObjectType(parent))
            for (const type of schema.getPossibleTypes(parent)) asked.add(`${type.name}.${name.value}`);
        },
      }),
    );
    const reached = new Set([...asked].map((path) => path.split('.')[0]));
    const missing = [...reached].flatMap((name) => {
      const type = schema.getType(String(name));
      if (!isObjectType(type) || isIntrospectionType(type) || name === 'Query') return [];
      return Object.keys(type.getFields())
        .map((field) => `${name}.${field}`)
        .filter((path) => !asked.has(path));
    });
    // The nodes are asked for beside the edges.
    expect(missing).toEqual(['HistoryEdge.node']);
    expect(reached.size).toBeGreaterThan(20);
  });
});
