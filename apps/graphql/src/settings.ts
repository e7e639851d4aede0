import type { JwtSettings } from './auth/jwt-settings.ts';
import type { TrustedMode } from './documents/find-document.ts';
import type { KeyBounds } from './idempotency/memory-key-values.ts';
import type { LogLevel, LogTarget } from './operations/log.ts';
import type { Tracing } from './operations/tracing.ts';
import type { RateLimit } from './rate-limit/token-bucket.ts';

interface MediaSettings {
  /** Where files may be besides the API's own origin, such as `https://files.example`. Default: nowhere. */
  readonly origins?: readonly string[];
  /** Default: 100 MB. */
  readonly maxBytes?: number;
  /** Milliseconds that one file may take in all. Default: 300,000. */
  readonly longest?: number;
}

/** How to make a gateway. */
export interface GatewaySettings {
  /** Address of the REST API with its version path. */
  readonly apiUrl: string;
  /** Folder of the built web app. */
  readonly webDist: string;
  /** How callers prove who they are; absent = their token goes upstream, which decides. */
  readonly jwt?: JwtSettings;
  /** Address of the Redis that several gateways share; absent = this is the only one. */
  readonly redisUrl?: string;
  /**
   * What sets apart what these gateways share in that Redis; the same for all of them. Default: from `apiUrl`, however
   * it is spelled, so only gateways that reach one API by several addresses need it.
   */
  readonly redisPrefix?: string;
  /** How many idempotency keys are kept without Redis, and in how many bytes. Default: 200,000 in 128 MiB. */
  readonly keptKeys?: KeyBounds;
  /** How much each caller may ask for, in points of cost. Absent = as much as they like. */
  readonly rateLimit?: RateLimit;
  /** Default: `default`, which warns where `strict` refuses. */
  readonly updatePolicy?: 'default' | 'strict';
  /** Whether an upstream without GET is read by an update that changes nothing. Default: true. */
  readonly readByEmptyPatch?: boolean;
  /** Whether demo users may be offered. Default: false. */
  readonly demo?: boolean;
  /** How files of messages are passed on. */
  readonly media?: MediaSettings;
  /** Whether GraphiQL is served at /graphql. Default: false. */
  readonly graphiql?: boolean;
  /** Whether the schema can be asked for. Default: as graphiql, which needs it. */
  readonly introspection?: boolean;
  /** Origins whose pages may call the gateway, such as `https://crm.example`. Default: none but its own. */
  readonly corsOrigins?: readonly string[];
  /** Which documents are executed: any, any or those known by name, or those only. Default: `prefer`. */
  readonly trustedDocuments?: TrustedMode;
  /** Folder with the manifests of other apps than the web app; absent = there are none. */
  readonly documentsDir?: string;
  /** Whether known operations are executed compiled; false = all by graphql itself, slower. Default: true. */
  readonly compiledExecution?: boolean;
  /** Default: `warn`. */
  readonly logLevel?: LogLevel;
  /** Where the log's lines go. Default: standard output. */
  readonly logTo?: LogTarget;
  /** Where `/metrics` is served for Prometheus, on the same host; 0 = any free one. Absent = nothing is counted. */
  readonly metricsPort?: number;
  /** What traces requests, from `startTracing`; closed with the gateway. Absent = nothing is traced. */
  readonly tracing?: Tracing;
  /** Milliseconds that one call of the API may take. Default: 10,000. */
  readonly deadline?: number;
  /** Milliseconds after which a subscriber that reads nothing is hung up on. Default: 30,000. */
  readonly stalledAfter?: number;
  /** Requests to the upstream API that may be in flight at once; eight times as many may wait. Default: 128. */
  readonly concurrency?: number;
  /** Calls of the API that one operation may cause. Default: 10,000, enough for a thousand updates that meet others. */
  readonly callsPerOperation?: number;
  /** Milliseconds since the epoch. Default: the machine's clock. */
  readonly now?: () => number;
  /** Default: 127.0.0.1. */
  readonly host?: string;
  /** 0 = any free one. Default: 4000. */
  readonly port?: number;
}
