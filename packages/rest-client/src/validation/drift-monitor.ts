import type { ApiResponse } from '../call.ts';
import type { Clock } from '../clock.ts';
import { ResponseDriftError, refuse } from '../errors/client.ts';
import type { CallState } from '../request/call-state.ts';
import type { Session } from '../session.ts';
import type { DriftReporter } from './explain.ts';
import { type Drift, type DriftMode, Inspection, type OnDrift } from './validation.ts';

/** Answers that are explained per second; explaining costs more than reading. */
const MAX_EXPLAINED = 20;

/** Where drift is told beside the client's own observer. */
export interface DriftChannel {
  readonly hasSubscribers: boolean;
  publish(drift: Drift): void;
}

/** What a family of clients does about drift. */
export interface DriftWatch {
  /** Unless a call says otherwise. */
  readonly mode: DriftMode;
  readonly clock: Clock;
  /** Whether there is somebody to tell. */
  isObserved(): boolean;
  /** Whether one more answer is to be explained now. */
  tryAcquire(): boolean;
  /** Tells everybody, at once. */
  tell(drift: Drift): void;
  /** What was told lately; `null` until the first drift. */
  reporter: DriftReporter | null;
}

export function createDriftWatch(
  clock: Clock,
  { drift = 'observe', onDrift }: { readonly drift?: DriftMode; readonly onDrift?: OnDrift },
  channel: DriftChannel | null,
): DriftWatch {
  let secondBegan = Number.NEGATIVE_INFINITY;
  let explained = 0;
  return {
    mode: checkDriftMode(drift),
    clock,
    isObserved: () => onDrift !== undefined || channel?.hasSubscribers === true,
    tryAcquire() {
      const now = clock.monotonic();
      if (now - secondBegan >= 1_000) {
        secondBegan = now;
        explained = 0;
      }
      explained += 1;
      return explained <= MAX_EXPLAINED;
    },
    tell(told) {
      if (channel?.hasSubscribers === true) channel.publish(told);
      // Through a promise, so that neither a throwing nor an async observer can fail the call.
      if (onDrift !== undefined)
        new Promise<void>((resolve) => resolve(onDrift(told))).catch(() => undefined);
    },
    reporter: null,
  };
}

/** `null` = nothing would come of comparing. */
export function startInspection({ drift }: Session, mode: DriftMode): Inspection | null {
  return mode === 'strict' || (mode === 'observe' && drift.isObserved()) ? new Inspection() : null;
}

export function checkDriftMode(mode: DriftMode): DriftMode {
  if (['observe', 'strict', 'off'].includes(mode)) return mode;
  return refuse('/drift', 'The drift is not observe, strict or off.');
}

/** Reports what was found. Fails the call only in mode `strict`, and only where a shape departs. */
export async function reportDrift<T>(
  state: CallState<T>,
  inspection: Inspection,
  answer: ApiResponse<T>,
): Promise<void> {
  if (state.drift === 'strict' && inspection.isInvalid) throw await toDriftError(state, inspection, answer);
  tell(state, inspection);
}

function tell<T>({ session, operation }: CallState<T>, { findings, isInvalid }: Inspection): void {
  const { drift } = session;
  if (!drift.tryAcquire()) return;
  const explanation = loadedExplanation();
  if (explanation !== null) {
    explanation.report(drift, explanation.explain(operation.name, findings));
    return;
  }
  // The answer does not wait for the explanation, so its reader may change it before it is there.
  const copies = structuredClone(findings);
  void loadExplanation().then(
    ({ explain, report }) => report(drift, explain(operation.name, copies)),
    () => drift.tell({ ...unexplained(operation.name, isInvalid), count: 1 }),
  );
}

async function toDriftError<T>(
  { session, operation, progress, timeout }: CallState<T>,
  { findings }: Inspection,
  { attempts, requestId, status, version, data }: ApiResponse<T>,
): Promise<ResponseDriftError> {
  // Whatever happens meanwhile: the answer is in, and must not become a deadline that passed.
  const explanation = loadedExplanation() ?? (await timeout.race(loadExplanation()).catch(() => null));
  const drifts = explanation?.explain(operation.name, findings) ?? [unexplained(operation.name, true)];
  explanation?.report(session.drift, drifts);
  return new ResponseDriftError(
    `${operation.name} was carried out, but its answer departs from the documented schema${explanation?.describeFirst(drifts) ?? ''}. Do not repeat it; data is the answer.`,
    {
      outcome: 'unknown',
      attempts,
      requestId,
      idempotencyKey: progress.idempotencyKey,
      status,
      version,
      drifts: drifts.map((drift) => ({ ...drift, count: 1 })),
      data,
    },
  );
}

/** Where it cannot be loaded what says which part departs, and how. */
function unexplained(operation: string, known: boolean): Omit<Drift, 'count'> {
  return { operation, path: '', expected: 'the documented shape', seen: 'object', known };
}

type Explanation = typeof import('./explain.ts');

let loaded: Explanation | null = null;

/** Loads what explains a departure, and zod with it. */
export async function loadExplanation(): Promise<Explanation> {
  loaded ??= await import('./explain.ts');
  return loaded;
}

/** `null` = not yet. */
function loadedExplanation(): Explanation | null {
  return loaded;
}
