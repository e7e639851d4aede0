import { ManifestError } from './documents/manifest.ts';
import { readEnv, SettingError } from './env.ts';
import { createGateway } from './index.ts';
import { reportUnhandled } from './operations/log.ts';
import { RedisUnreachableError } from './redis/connect-redis.ts';

const STOP_WITHIN_MS = 20_000;

try {
  const { settings, tracesTo, notes } = readEnv(process.env);
  for (const note of notes) process.stderr.write(`${note}\n`);
  // Costs a start and each request something, so it is not even loaded unless it is on.
  const tracing = tracesTo === null ? null : (await import('./operations/tracing.ts')).startTracing(tracesTo);
  const gateway = createGateway({ ...settings, ...(tracing && { tracing }) });
  const address = await gateway.listen();
  reportUnhandled(gateway.reportUnhandled);
  process.stdout.write(`gateway ready at ${address}\n`);

  // A second signal finds it stopping already, and cuts nothing short.
  const stop = () => {
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
    gateway.close().finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}

function sentenceOf(error: unknown): string {
  if (error instanceof SettingError || error instanceof ManifestError) return error.message;
  if (error instanceof RedisUnreachableError) {
    return 'REDIS_URL cannot be reached; start that Redis or correct the address, or unset it if this is the only gateway.';
  }
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'EADDRINUSE':
      return 'The port is in use; stop the program that uses it, or give another PORT.';
    case 'EACCES':
      return 'The port may not be used by this account; give a PORT above 1023.';
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'HOST is no address of this machine; give one, such as 127.0.0.1.';
    case 'invalid-request':
      return 'CONVERSATIONS_API_URL cannot be used; give the address of the API without user, query and fragment.';
    default:
      return `The gateway could not start: ${error instanceof Error ? error.message : String(error)}`;
  }
}
