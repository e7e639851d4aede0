import { createHash } from 'node:crypto';
import { fastify } from 'fastify';
import { Pool, type PoolClient } from 'pg';
import {
  INSERT_EVENT,
  INSERT_HISTORY,
  LOCK,
  SELECT_ONE,
  SELECT_PAGE,
  SELECT_USER,
  UPDATE,
} from './bare-sql.ts';

// What one writes in an afternoon, and as fast as it gets: named statements, JSON made by the database and sent as it
// is. It looks up who asks; it checks no input, knows no precondition, no key, no limit and no order of events.
const pool = new Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  options: '-c random_page_cost=1.1 -c timezone=UTC',
});
const app = fastify();
const JSON_TYPE = 'application/json; charset=utf-8';

interface Row {
  readonly id: number;
  readonly at: Date | null;
  readonly body: string;
  readonly user_id: number | null;
  readonly status: string;
  readonly version: number;
}

async function ask(on: Pool | PoolClient, text: string, values: unknown[]): Promise<readonly Row[]> {
  const name = createName(text);
  return (await on.query<Row>({ name, text, values })).rows;
}

const names = new Map<string, string>();
function createName(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

async function userOf(authorization = ''): Promise<number> {
  const hash = createHash('sha256').update(authorization.slice('Bearer '.length)).digest('hex');
  const [row] = await ask(pool, SELECT_USER, [hash]);
  if (!row?.user_id) throw new Error('Nobody has this token.');
  return row.user_id;
}

app.get<{ Params: { id: string } }>('/third-party/v1/conversations/:id', async (request, reply) => {
  await userOf(request.headers.authorization);
  const [row] = await ask(pool, SELECT_ONE, [request.params.id]);
  return reply
    .code(row ? 200 : 404)
    .type(JSON_TYPE)
    .send(row?.body);
});

app.get<{ Querystring: { limit: string } }>('/third-party/v1/conversations', async (request, reply) => {
  await userOf(request.headers.authorization);
  const limit = Number(request.query.limit);
  const rows = await ask(pool, SELECT_PAGE, [limit + 1]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const position = JSON.stringify(['-latest_message', last?.at?.toISOString(), last?.id]);
  const cursor = rows.length > limit ? `"${Buffer.from(position).toString('base64url')}"` : 'null';
  return reply
    .type(JSON_TYPE)
    .send(`{"data":[${shown.map(({ body }) => body).join(',')}],"next_cursor":${cursor}}`);
});

app.patch<{ Params: { id: string }; Body: { status: string; user_id: number } }>(
  '/third-party/v1/conversations/:id',
  async (request, reply) => {
    const asking = await userOf(request.headers.authorization);
    const client = await pool.connect();
    try {
      await client.query('begin');
      const { id } = request.params;
      const [current] = await ask(client, LOCK, [id]);
      if (!current) throw new Error('There is no such conversation.');
      const { status, user_id } = request.body;
      const changes = [
        { field: 'status', from: current.status, to: status },
        { field: 'user_id', from: current.user_id, to: user_id },
      ].filter(({ from, to }) => from !== to);
      if (changes.length > 0) {
        const version = current.version + 1;
        await ask(client, UPDATE, [id, status, user_id, version]);
        await ask(client, INSERT_HISTORY, [id, version, JSON.stringify(changes), asking]);
        await ask(client, INSERT_EVENT, [id, version, JSON.stringify(changes), asking]);
      }
      const [row] = await ask(client, SELECT_ONE, [id]);
      await client.query('commit');
      return reply.type(JSON_TYPE).send(row?.body);
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  },
);

process.stdout.write(`ready at ${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
