import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { JwtEnv } from './auth/jwt-env.ts';
import { LOG_LEVELS } from './operations/log.ts';
import type { GatewaySettings } from './settings.ts';

const onOff = (name: string, fallback: 'on' | 'off') =>
  z
    .enum(['on', 'off'], `${name} is neither "on" nor "off"; choose one of them.`)
    .default(fallback)
    .transform((value) => value === 'on');

const portNumber = (name: string) =>
  z
    .string()
    .refine((port) => /^\d{1,5}$/.test(port) && Number(port) < 65_536, {
      error: `${name} is no port number; give one from 0 (any free one) to 65535.`,
    })
    .transform(Number);

const count = (name: string, fallback: number, most: number) =>
  z
    .string()
    .default(String(fallback))
    .refine((text) => /^[1-9]\d{0,5}$/.test(text) && Number(text) <= most, {
      error: `${name} is no such number; give one from 1 to ${most}.`,
    })
    .transform(Number);

const origins = (name: string, example: string) =>
  z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter((origin) => origin !== ''))
    .refine((list) => list.every(isOrigin), {
      error: `${name} holds what is no origin; give origins separated by commas, such as ${example}.`,
    });

const API_URL =
  'CONVERSATIONS_API_URL is no http(s) address; give the address of the API with its version path, such as http://127.0.0.1:4010/third-party/v1.';

const REDIS_URL =
  'REDIS_URL is no redis:// or rediss:// address; give the address of the Redis that the gateways share, such as redis://127.0.0.1:6379.';

const Env = z.object({
  CONVERSATIONS_API_URL: z.url({ protocol: /^https?$/, error: API_URL }),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: REDIS_URL }).optional(),
  REDIS_PREFIX: z
    .string()
    .regex(
      /^[\w.-]{1,64}$/,
      'REDIS_PREFIX is no name; give 1 to 64 letters, digits, dots, underscores or hyphens, the same to each gateway.',
    )
    .optional(),
  CONVERSATIONS_API_TOKEN: z.string().optional(),
  AUTH_MODE: z
    .enum(
      ['passthrough', 'jwt'],
      'AUTH_MODE is not known; choose passthrough, where the token of the caller goes to the API, or jwt.',
    )
    .default('passthrough'),
  UPDATE_POLICY: z
    .enum(['default', 'strict'], 'UPDATE_POLICY is neither "default" nor "strict"; choose one of them.')
    .default('default'),
  RATE_LIMIT: z
    .string()
    .default('1000000')
    .refine((text) => text === 'off' || /^[1-9]\d{0,8}$/.test(text), {
      error: 'RATE_LIMIT is no number of points; give how many each caller may ask for in a minute, or off.',
    })
    .transform((text) => (text === 'off' ? null : { quota: Number(text), windowMs: 60_000 })),
  UPSTREAM_DEADLINE_MS: count('UPSTREAM_DEADLINE_MS', 10_000, 120_000),
  UPSTREAM_CONCURRENCY: count('UPSTREAM_CONCURRENCY', 128, 10_000),
  UPSTREAM_CALLS_PER_OPERATION: count('UPSTREAM_CALLS_PER_OPERATION', 10_000, 100_000),
  READ_BY_EMPTY_PATCH: onOff('READ_BY_EMPTY_PATCH', 'on'),
  PORT: portNumber('PORT').default(4000),
  METRICS_PORT: portNumber('METRICS_PORT').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({
      protocol: /^https?$/,
      error:
        'OTEL_EXPORTER_OTLP_ENDPOINT is no http(s) address; give that of a collector, such as http://127.0.0.1:4318.',
    })
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  WEB_DIST: z.string().default(fileURLToPath(new URL('../../web/dist', import.meta.url))),
  DEMO: onOff('DEMO', 'off'),
  GRAPHIQL: onOff('GRAPHIQL', 'off'),
  INTROSPECTION: onOff('INTROSPECTION', 'off'),
  CORS_ORIGINS: origins('CORS_ORIGINS', 'https://crm.example,http://localhost:5173'),
  MEDIA_HOSTS: origins('MEDIA_HOSTS', 'https://files.example,https://cdn.example:8443'),
  MEDIA_MAX_MB: count('MEDIA_MAX_MB', 100, 10_000),
  TRUSTED_DOCUMENTS: z
    .enum(['off', 'prefer', 'only'], 'TRUSTED_DOCUMENTS is not known; choose off, prefer or only.')
    .default('prefer'),
  TRUSTED_DOCUMENTS_DIR: z.string().optional(),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, 'LOG_LEVEL is not known; choose debug, info, warn, error or silent.')
    .default('warn'),
});

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

/** A setting that is wrong; its message is the one sentence to show. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** An empty variable counts as absent: that is how many tools unset one. */
export function readEnv(env: Readonly<Record<string, string | undefined>>): {
  readonly settings: GatewaySettings;
  /** Address of the collector of traces; `null` = nothing is traced. */
  readonly tracesTo: string | null;
  readonly notes: readonly string[];
} {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const data = parse(Env, given);
  const jwt = data.AUTH_MODE === 'jwt' ? parse(JwtEnv, given) : null;
  return {
    settings: {
      apiUrl: data.CONVERSATIONS_API_URL,
      ...(data.REDIS_URL !== undefined && { redisUrl: data.REDIS_URL }),
      ...(data.REDIS_PREFIX !== undefined && { redisPrefix: data.REDIS_PREFIX }),
      ...(jwt && { jwt }),
      ...(data.RATE_LIMIT && { rateLimit: data.RATE_LIMIT }),
      deadline: data.UPSTREAM_DEADLINE_MS,
      concurrency: data.UPSTREAM_CONCURRENCY,
      callsPerOperation: data.UPSTREAM_CALLS_PER_OPERATION,
      webDist: data.WEB_DIST,
      updatePolicy: data.UPDATE_POLICY,
      readByEmptyPatch: data.READ_BY_EMPTY_PATCH,
      demo: data.DEMO,
      graphiql: data.GRAPHIQL,
      introspection: data.INTROSPECTION || data.GRAPHIQL,
      corsOrigins: data.CORS_ORIGINS,
      media: { origins: data.MEDIA_HOSTS, maxBytes: data.MEDIA_MAX_MB * 1_000_000 },
      trustedDocuments: data.TRUSTED_DOCUMENTS,
      ...(data.TRUSTED_DOCUMENTS_DIR !== undefined && { documentsDir: data.TRUSTED_DOCUMENTS_DIR }),
      logLevel: data.LOG_LEVEL,
      ...(data.METRICS_PORT !== undefined && { metricsPort: data.METRICS_PORT }),
      host: data.HOST,
      port: data.PORT,
    },
    tracesTo: data.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    notes:
      jwt !== null || data.CONVERSATIONS_API_TOKEN === undefined
        ? []
        : ['CONVERSATIONS_API_TOKEN is not used with AUTH_MODE=passthrough: every caller brings a token.'],
  };
}

function parse<T>(schema: z.ZodType<T>, env: Readonly<Record<string, string | undefined>>): T {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  throw new SettingError(parsed.error.issues[0]?.message ?? 'A setting is wrong.');
}
