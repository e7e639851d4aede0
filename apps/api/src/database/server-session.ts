import { Client, type ClientConfig } from 'pg';
import { StartupError } from '../startup-error.ts';

/** What a session of this server is like, as its connection was asked at the start. */
export interface ServerSession {
  /** Whether settings of a connection's start reach the server; otherwise a pooler stands between that shares sessions. */
  readonly isOwn: boolean;
  /** The schema of our tables, and that of the extension that the search needs. */
  readonly searchPath: string;
  /** Whether the defaults acknowledge a commit that is not on the disk yet. */
  readonly hasAsyncCommit: boolean;
}

const OLDEST = 15;
const MARK = 'parley.session';
/** `protocol_violation`: how poolers refuse a setting of the start. */
const REFUSED = '08P01';

/** Connects once, without our settings but for a mark, and looks whether it arrives and what the defaults are. */
export async function inspectSession(config: ClientConfig): Promise<ServerSession> {
  const marked = { ...config, options: `${config.options ?? ''} -c ${MARK}=own`.trim() };
  const row = await askOnce(marked).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === REFUSED) return askOnce(config);
    throw error;
  });
  if (row.version < OLDEST) {
    throw new StartupError(
      `The server of DATABASE_URL is PostgreSQL ${row.version}; use ${OLDEST} or newer.`,
    );
  }
  const schemas = [row.home ?? 'public', row.search].filter((schema) => schema !== null);
  return {
    isOwn: row.mark === 'own',
    searchPath: [...new Set(schemas)].map((schema) => `"${schema.replaceAll('"', '""')}"`).join(', '),
    hasAsyncCommit: row.commits === 'off',
  };
}

interface Row {
  readonly mark: string | null;
  readonly version: number;
  readonly home: string | null;
  readonly search: string | null;
  readonly commits: string;
}

async function askOnce(config: ClientConfig): Promise<Row> {
  const client = new Client(config);
  client.on('error', () => {});
  try {
    await client.connect();
    // The defaults may leave a statement no time.
    await client.query('begin; set local statement_timeout = 0');
    const { rows } = await client.query<Row>(`select current_setting('${MARK}', true) as mark,
      current_setting('server_version_num')::integer / 10000 as version,
      current_schema()::text as home,
      (select n.nspname::text from pg_extension as e join pg_namespace as n on n.oid = e.extnamespace
        where e.extname = 'pg_trgm') as search,
      current_setting('synchronous_commit') as commits`);
    await client.query('commit');
    return rows[0] as Row;
  } finally {
    await client.end().catch(() => {});
  }
}
