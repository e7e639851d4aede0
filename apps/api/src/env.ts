import { z } from 'zod';
import { DEFAULT_LIMITS, EMBEDDED_STATEMENT_TIMEOUT_MS } from './limits.ts';
import { StartupError } from './startup-error.ts';

const Environment = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(4010),
    HOST: z.string().min(1).default('127.0.0.1'),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(?:ql)?:\/\//, 'must start with postgres://')
      .optional(),
    DATABASE_DIRECT_URL: z
      .string()
      .regex(/^postgres(?:ql)?:\/\//, 'must start with postgres://')
      .optional(),
    DATABASE_PREPARED_STATEMENTS: z.enum(['on', 'off']).optional(),
    DATA_DIR: z.string().min(1).default('.data/api'),
    DEMO: z.enum(['on', 'off']).optional(),
    DEMO_CONVERSATIONS: z.coerce.number().int().min(1).max(100_000).default(2_000),
    CONVERSATIONS_API_URL: z.string().min(1).default('http://127.0.0.1:4010/third-party/v1'),
    EVENTS_HOURS: z.coerce.number().positive().max(8_760).default(72),
    IDEMPOTENCY_HOURS: z.coerce.number().positive().max(8_760).default(24),
    DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(1_000).default(DEFAULT_LIMITS.connections),
    STATEMENT_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).optional(),
    MAX_WAITING: z.coerce.number().int().min(1).max(100_000).default(DEFAULT_LIMITS.waiting),
    MAX_STREAMS: z.coerce.number().int().min(1).max(100_000).default(DEFAULT_LIMITS.streams),
    MAX_STREAMS_PER_TOKEN: z.coerce
      .number()
      .int()
      .min(1)
      .max(100_000)
      .default(DEFAULT_LIMITS.streamsPerToken),
    LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('warn'),
  })
  // Public tokens are written to a server's database only on request.
  .transform((env) => ({
    ...env,
    STATEMENT_TIMEOUT_MS:
      env.STATEMENT_TIMEOUT_MS ??
      (env.DATABASE_URL === undefined ? EMBEDDED_STATEMENT_TIMEOUT_MS : DEFAULT_LIMITS.statementMs),
    DEMO: env.DEMO ?? (env.DATABASE_URL === undefined ? ('on' as const) : ('off' as const)),
  }));

export type Env = z.infer<typeof Environment>;

/** Reads the settings of the process; an empty one counts as unset. */
export function readEnv(variables: NodeJS.ProcessEnv): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = Environment.safeParse(given);
  if (result.success) return result.data;
  const wrong = result.error.issues.map(({ path, message }) => `${path.join('.')} (${message})`);
  throw new StartupError(`Wrong settings: ${wrong.join(', ')}; correct them and start again.`);
}
