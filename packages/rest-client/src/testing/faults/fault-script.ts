import type { FakeRequest } from '../api/fake-request.ts';
import { FAULTS, type FaultKind } from './fault-kinds.ts';

/** A fault, with what can be said about it beyond its kind. */
export interface Fault {
  readonly kind: FaultKind;
  /**
   * Whether the API carries the request out before it goes wrong. Ignored where the request cannot arrive.
   * @default as in {@link FAULTS}: the worst case, carried out and not told
   */
  readonly carriedOut?: boolean;
  /**
   * Of `too-many-requests`, and of `unavailable` instead of its date; seconds.
   * @default 1 for `too-many-requests`
   */
  readonly retryAfterSeconds?: number;
}

/** Which requests meet a fault. */
export interface FaultScope {
  /**
   * How many; `Infinity` = all until `heal()`.
   * @default 1
   */
  readonly times?: number;
  /**
   * Only requests for which this is true. Faults of connections ignore it on a real network: they come before any
   * request. Absent = any.
   * @example ({ method }) => method === 'PATCH'
   */
  readonly only?: (request: FakeRequest) => boolean;
}

/** The faults that are still to come, in order. */
export interface FaultScript {
  failNext(fault: FaultKind | Fault, scope?: FaultScope): void;
  /** Takes the fault that a request meets. `reused`: whether its connection had carried another one before. */
  take(request: FakeRequest, reused: boolean): Fault | null;
  /** Takes the fault that a new connection meets. */
  takeConnection(): Fault | null;
  clear(): void;
}

interface Line {
  readonly fault: Fault;
  readonly only: FaultScope['only'];
  left: number;
}

export function createFaultScript(): FaultScript {
  let lines: Line[] = [];

  const takeFirst = (isMet: (line: Line) => boolean): Fault | null => {
    const line = lines.find(isMet);
    if (line === undefined) return null;
    line.left -= 1;
    if (line.left <= 0) lines = lines.filter((other) => other !== line);
    return line.fault;
  };

  return {
    failNext(given, { times = 1, only } = {}) {
      const fault = typeof given === 'string' ? { kind: given } : given;
      if (!Object.hasOwn(FAULTS, fault.kind)) {
        const known = Object.keys(FAULTS).join(', ');
        throw new TypeError(`No fault is called ${fault.kind}; those that are: ${known}.`);
      }
      lines.push({ fault, only, left: times });
    },
    take: (request, reused) =>
      takeFirst(({ fault: { kind }, only }) => {
        if (FAULTS[kind].where === 'idle' && !reused) return false;
        return only === undefined || only(request);
      }),
    takeConnection: () => takeFirst(({ fault }) => FAULTS[fault.kind].where === 'connection'),
    clear() {
      lines = [];
    },
  };
}

/** True when the request of such a fault reaches the API. */
export function arrives(kind: FaultKind): boolean {
  return FAULTS[kind].where === 'request' || FAULTS[kind].where === 'idle';
}

/** True when the API does what was asked although the fault follows. */
export function isCarriedOut({ kind, carriedOut }: Fault): boolean {
  const row = FAULTS[kind];
  return arrives(kind) && (carriedOut ?? row.carriedOut);
}
