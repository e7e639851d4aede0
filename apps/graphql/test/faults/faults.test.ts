import { setTimeout as pause } from 'node:timers/promises';
import {
  FAULTS,
  type FakeRequest,
  type Fault,
  type FaultKind,
  type FaultRow,
} from '@parley/rest-client/testing';
import { type LoopbackUpstream, serveFakeUpstream } from '@parley/rest-client/testing/loopback';
import { describe, test } from 'vitest';
import { createGateway } from '../../src/index.ts';
import { ask, update } from '../ask.ts';
import { withCanary } from '../canary/canary.ts';
import { watchedLog } from '../canary/watched.ts';

// Loaded before any deadline runs: on a busy machine loading alone can use one up.
await import('undici');

const KINDS = Object.entries(FAULTS) as [FaultKind, FaultRow][];

/** What a client of the gateway sees, and what is so upstream. */
interface Expected {
  readonly result: 'UpdateConversationSuccess' | 'UpstreamUnavailable' | 'OutcomeUnknown';
  readonly status: 'to-do' | 'done';
}

interface Scenario {
  readonly title: string;
  /** Whether the upstream offers what goes beyond the API page. */
  readonly versions: boolean;
  /** Makes the fault happen. Those of an address are there from the start. */
  readonly prepare: (upstream: LoopbackUpstream, fault: Fault) => void;
  readonly expect: (row: FaultRow) => Expected;
}

const isWrite = ({ method, body }: FakeRequest) => method === 'PATCH' && body !== '{}';

const DONE: Expected = { result: 'UpdateConversationSuccess', status: 'done' };
const NOTHING: Expected = { result: 'UpstreamUnavailable', status: 'to-do' };
const UNKNOWN: Expected = { result: 'OutcomeUnknown', status: 'to-do' };

/** From the write on nothing can be asked any more: what may have been carried out stays unknown. */
function afterWhichAllIsSilent({ where, carriedOut, outcome }: FaultRow): Expected {
  // The repetition goes over a new connection.
  if (where === 'idle') return DONE;
  if (where === 'address' || outcome === 'not-sent' || outcome === 'rejected') return NOTHING;
  return { ...UNKNOWN, status: carriedOut ? 'done' : 'to-do' };
}

const SCENARIOS: readonly Scenario[] = [
  {
    title: 'of one write, which was carried out where it arrived',
    versions: true,
    prepare: (upstream, fault) => upstream.failNext(fault, { only: isWrite }),
    // If-Match makes repeating it safe; where that does not help, it is read again and the version tells.
    expect: (row) => (row.carriedOut || (row.where !== 'address' && isRepeated(row)) ? DONE : NOTHING),
  },
  {
    title: 'of every write, none of which is carried out',
    versions: true,
    prepare: (upstream, fault) => upstream.failAlways({ ...fault, carriedOut: false }, { only: isWrite }),
    // Still at the version that was planned against, so nothing was changed and nothing will be. Those of new
    // connections cannot tell writes from reads.
    expect: (row) => (row.where === 'request' ? NOTHING : afterWhichAllIsSilent(row)),
  },
  {
    title: 'of everything from the write on',
    versions: true,
    prepare: (upstream, fault) => upstream.failAlways(fault),
    expect: afterWhichAllIsSilent,
  },
  {
    title: 'of one write, before an API that keeps to its page',
    versions: false,
    prepare: (upstream, fault) => upstream.failNext(fault, { only: isWrite }),
    expect({ where, carriedOut, outcome }) {
      if (where === 'address') return NOTHING;
      if (carriedOut || outcome === 'not-sent') return DONE;
      // Met by the read before the write: an empty PATCH, which is not repeated after it was sent.
      if (where === 'connection' || outcome === 'rejected') return NOTHING;
      // Without a version, being untouched so far does not say that a slow write will not arrive yet.
      return UNKNOWN;
    },
  },
];

/** Once: the client waits for no Retry-After here, so that what was refused for now is not repeated. */
function isRepeated({ repeated, outcome }: FaultRow): boolean {
  return repeated && outcome !== 'rejected';
}

describe.each(SCENARIOS)('a fault $title', ({ versions, prepare, expect: expectOf }) => {
  test.concurrent.for(KINDS)('%s', async ([kind, row], { expect, onTestFinished }) => {
    const upstream = await serveFakeUpstream({
      tokens: { [withCanary('u1')]: 1 },
      ...(!versions && { extensions: [] }),
    });
    const gateway = createGateway({
      apiUrl: row.where === 'address' ? await upstream.addressOf(kind) : upstream.options.baseUrl,
      webDist: '/nowhere',
      logLevel: 'info',
      logTo: watchedLog(),
      deadline: row.code === 'deadline-exceeded' ? 600 : 5_000,
    });
    onTestFinished(async () => {
      await gateway.close();
      await upstream.close();
    });
    await ask(gateway, '{ conversation(id: "1") { version } viewer { id } }');
    if (row.where !== 'address') {
      prepare(upstream, { kind, ...(kind === 'too-many-requests' && { retryAfterSeconds: 60 }) });
      // Until undici has seen which connections were closed, and has rested the others for one turn.
      await pause(20);
    }

    const result = await update(gateway, {
      id: '1',
      status: 'DONE',
      expected: { status: 'TO_DO', snoozeUntil: null },
      ...(versions && { version: '1' }),
    });
    const { result: member, status } = expectOf(row);
    expect(result).toMatchObject({
      __typename: member,
      ...(member === 'UpdateConversationSuccess' && {
        conversation: { id: '1', status: 'DONE', version: versions ? '2' : null },
        guarantee: versions ? 'ATOMIC' : 'GATEWAY_ONLY',
      }),
    });
    expect(upstream.conversations.find(1)).toMatchObject({ status, version: status === 'done' ? '2' : '1' });
    expect(upstream.strayed).toEqual([]);
    await gateway.close();
    await expect.poll(() => upstream.openConnections, { timeout: 4_000 }).toBe(0);
  });
});
