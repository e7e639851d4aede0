import { Client } from 'pg';
import type { createLoad } from '../harness/load.ts';
import { isSameAnswer } from '../harness/same-answer.ts';
import { PAGE, toGet, toPatch } from './workloads.ts';

type Load = ReturnType<typeof createLoad>;

const ID = 7;

/** Throws unless both answer the same, and leave the same behind. */
export async function assertSameEffect(databaseUrl: string, one: Load, other: Load): Promise<void> {
  await assertSame('one conversation', one.once(toGet(ID)), other.once(toGet(ID)));
  await assertSame('a page', one.once(PAGE), other.once(PAGE));
  const written: unknown[] = [];
  for (const [writer, reader] of [
    [one, other],
    [other, one],
  ] as const) {
    await one.once(toPatch(ID, 0));
    const before = await rowsOf(databaseUrl);
    await assertSame('an update', writer.once(toPatch(ID, 1)), reader.once.bind(null, toGet(ID)));
    const after = await rowsOf(databaseUrl);
    written.push(after.map((count, table) => count - (before[table] ?? 0)));
  }
  await assertSame('what an update leaves', written[0], written[1]);
}

async function assertSame(
  what: string,
  one: unknown,
  other: unknown | (() => Promise<unknown>),
): Promise<void> {
  const first = await one;
  const second = await (typeof other === 'function' ? other() : other);
  if (isSameAnswer(named(first), named(second))) return;
  throw new Error(`Not the same ${what}: ${JSON.stringify(first)} and ${JSON.stringify(second)}`);
}

/** Our api names the files of the demo at itself, by the name that it is asked by; the bare one as they are written. */
function named(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer).replaceAll(/https?:\/\/[^"/]+\/[^"]*?files\//g, 'files/'));
}

async function rowsOf(connectionString: string): Promise<readonly number[]> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(
    `select (select sum(version) from conversations)::integer as versions,
      (select count(*) from history)::integer as history, (select count(*) from events)::integer as events`,
  );
  await client.end();
  return Object.values(rows[0]);
}
