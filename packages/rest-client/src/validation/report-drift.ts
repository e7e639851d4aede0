import type { ApiResponse } from '../call.ts';
import type { Clock } from '../clock.ts';
import { ResponseDriftError, refuse } from '../errors/client.ts';
import type { CallTimeout } from '../request/call-timeout.ts';
import type { Drift, DriftChannel, DriftMode, Inspection, OnDrift, Validation } from './validation.ts';

/** Responses that are explained per second; explaining costs more than reading. */
const MAX_EXPLAINED = 20;

export function createValidation(
  clock: Clock,
  { drift = 'observe', onDrift }: { readonly drift?: DriftMode; readonly onDrift?: OnDrift },
  channel: DriftChannel | null | undefined,
): Validation {
  let secondBegan = Number.NEGATIVE_INFINITY;
  let explained = 0;
  return {
    mode: checkDriftMode(drift),
    clock,
    onDrift,
    channel,
    reported: new Map(),
    tryAcquire() {
      const now = clock.monotonic();
      if (now - secondBegan >= 1_000) {
        secondBegan = now;
        explained = 0;
      }
      explained += 1;
      return explained <= MAX_EXPLAINED;
    },
    emit(found) {
      if (channel?.hasSubscribers === true) channel.publish(found);
      // Through a promise, so that neither a throwing nor an async observer can fail the call.
      if (onDrift !== undefined)
        new Promise<void>((resolve) => resolve(onDrift(found))).catch(() => undefined);
    },
  };
}

export function checkDriftMode(mode: DriftMode): DriftMode {
  if (['observe', 'strict', 'off'].includes(mode)) return mode;
  return refuse('/drift', 'The drift is not observe, strict or off.');
}

/** What is to be known of the call whose response departs from its schema. */
interface Inspected {
  readonly session: { readonly validation: Validation };
  readonly operation: { readonly name: string };
  readonly progress: { readonly idempotencyKey: string | null };
  readonly timeout: CallTimeout;
  readonly drift: DriftMode;
}

/** Reports what was found. Fails the call only in mode `strict`, and only where a shape is invalid. */
export async function reportDrift<T>(
  call: Inspected,
  inspection: Inspection,
  response: ApiResponse<T>,
): Promise<void> {
  if (call.drift === 'strict' && inspection.isInvalid) throw await toDriftError(call, inspection, response);
  const { findings, isInvalid } = inspection;
  const { validation } = call.session;
  const { name } = call.operation;
  if (!validation.tryAcquire()) return;
  if (loaded !== null) {
    loaded.report(validation, loaded.explain(name, findings));
    return;
  }
  // The response does not wait for the explanation, so its reader may change it before it is there.
  const copies = structuredClone(findings);
  void loadExplanation().then(
    ({ explain, report }) => report(validation, explain(name, copies)),
    () => validation.emit({ ...unexplained(name, isInvalid), count: 1 }),
  );
}

async function toDriftError<T>(
  { session, operation: { name }, progress, timeout }: Inspected,
  { findings }: Inspection,
  { attempts, requestId, status, version, data }: ApiResponse<T>,
): Promise<ResponseDriftError> {
  // Whatever happens meanwhile: the response is in, and must not become a deadline that passed.
  const explanation = loaded ?? (await timeout.race(loadExplanation()).catch(() => null));
  const drifts = explanation?.explain(name, findings) ?? [unexplained(name, true)];
  explanation?.report(session.validation, drifts);
  return new ResponseDriftError(
    `${name} was carried out, but its answer departs from the documented schema${explanation?.describeFirst(drifts) ?? ''}. Do not repeat it; data is the answer.`,
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

/** `null` = not yet. */
let loaded: Explanation | null = null;

/** Loads what explains a departure, and zod with it. */
export async function loadExplanation(): Promise<Explanation> {
  loaded ??= await import('./explain.ts');
  return loaded;
}
