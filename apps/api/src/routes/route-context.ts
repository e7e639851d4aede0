import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import type { OpenDatabase } from '../database/open-database.ts';
import type { Tables } from '../database/tables.ts';
import type { EventFeed } from '../events/event-feed.ts';
import type { Limits } from '../limits.ts';

/** A server whose routes take zod schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** The dependencies of routes. */
export interface RouteContext {
  readonly kysely: Kysely<Tables>;
  readonly database: OpenDatabase;
  readonly feed: EventFeed;
  readonly limits: Limits;
  /** Whether the database had the demo data set at the start. */
  readonly isDemo: boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** How long the response to a request with a key is kept; milliseconds. */
  readonly idempotencyMs: number;
}
