import { createApi } from './create-api.ts';
import { demoSentence } from './demo/demo-sentence.ts';
import { readEnv } from './env.ts';
import { runProcess } from './run-process.ts';
import { surviveFaults } from './survive-faults.ts';

const CLOSE_WITHIN_MS = 10_000;

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
  console.log(`api: ${demoSentence(env, api.isDemo)}`);
  surviveFaults(api.app.log);
  let closing = false;
  const close = (): void => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
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
