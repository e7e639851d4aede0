import type { FastifyBaseLogger } from 'fastify';
import { createApi } from './create-api.ts';
import { type Env, readEnv } from './env.ts';
import { runProcess } from './run-process.ts';

const CLOSE_TIMEOUT_MS = 10_000;

runProcess(async () => {
  const env = readEnv(process.env);
  const api = await createApi({
    host: env.HOST,
    port: env.PORT,
    databaseUrl: env.DATABASE_URL,
    directUrl: env.DATABASE_DIRECT_URL,
    preparedStatements: env.DATABASE_PREPARED_STATEMENTS && env.DATABASE_PREPARED_STATEMENTS === 'on',
    dataDir: env.DATA_DIR,
    demo: env.DEMO === 'on',
    demoConversations: env.DEMO_CONVERSATIONS,
    idempotencyHours: env.IDEMPOTENCY_HOURS,
    eventsHours: env.EVENTS_HOURS,
    limits: {
      connections: env.DATABASE_CONNECTIONS,
      statementMs: env.STATEMENT_TIMEOUT_MS,
      waiting: env.MAX_WAITING,
      streams: env.MAX_STREAMS,
      streamsPerToken: env.MAX_STREAMS_PER_TOKEN,
    },
    logLevel: env.LOG_LEVEL,
    onProgress: (line) => console.log(`api: ${line}`),
  });
  console.log(`api: ${describeDemo(env, api.isDemo)}`);
  logUncaughtErrors(api.app.log);
  let closing = false;
  const close = (): void => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(1), CLOSE_TIMEOUT_MS).unref();
    api.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);
  try {
    console.log(`api ready at ${await api.listen()}`);
  } catch (error) {
    await api.close();
    throw error;
  }
});

/** Says at the start whether the demo is on, since everybody knows its tokens. */
function describeDemo({ DEMO, DATABASE_URL }: Env, isDemo: boolean): string {
  if (isDemo) return 'the database holds the demo: whoever reaches this address may sign in with demo-1.';
  if (DEMO === 'on') return 'the database has users of its own, so no demo data is written to it.';
  return DATABASE_URL === undefined
    ? 'the demo is off; set DEMO=on to fill an empty database with it.'
    : 'the demo is off for the database of DATABASE_URL; set DEMO=on to fill it while it is empty.';
}

/** An error that nothing caught is a bug that one caller may have met; the process goes on for all others. */
function logUncaughtErrors(log: FastifyBaseLogger): void {
  process.on('uncaughtException', (err, origin) => {
    const event = origin === 'unhandledRejection' ? 'unhandled rejection' : 'uncaught exception';
    log.error({ err, event }, 'An error was not caught; the process goes on.');
  });
}
