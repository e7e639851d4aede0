import { Client, type ClientConfig } from 'pg';
import { StartupError } from '../startup-error.ts';

/** The properties of the server's sessions, as read at the start. */
export interface ServerSession {
  /** Whether startup settings reach the server; otherwise a pooler in between shares the sessions. */
  readonly isOwn: boolean;
  /** The schemas of the tables, and of the extension for the search. */
  readonly searchPath: string;
  /** Whether commits are acknowledged by default before they are on the disk. */
  readonly hasAsyncCommit: boolean;
}

const MIN_VERSION = 15;
const MARKER = 'parley.session';
/** `protocol_violation`: how poolers refuse startup settings. */
const REFUSED = '08P01';

/** Connects once, checks whether a marker setting arrives at the server, and reads the defaults. */
export async function inspectSession(config: ClientConfig): Promise<ServerSession> {
  const marked = { ...config, options: `${config.options ?? ''} -c ${MARKER}=own`.trim() };
  const row = await askOnce(marked).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === REFUSED) return askOnce(config);
    throw error;
  });
  if (row.version < MIN_VERSION) {
    throw new StartupError(
      `The server of DATABASE_URL is PostgreSQL ${row.version}; use ${MIN_VERSION} or newer.`,
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
    // The default timeout may be too short for any statement.
    await client.query('begin; set local statement_timeout = 0');
    const { rows } = await client.query<Row>(`select current_setting('${MARKER}', true) as mark,
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
