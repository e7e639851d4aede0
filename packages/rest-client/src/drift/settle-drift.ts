import type { Answer } from '../call.ts';
import { ResponseDriftError } from '../errors/response-drift-error.ts';
import type { Going } from '../going.ts';
import type { Drift } from './drift.ts';
import { loadExplanation, loadedExplanation } from './explanation.ts';
import type { Inspection } from './inspection.ts';

/** Reports what was found. Fails the call only in mode `strict`, and only where a shape departs. */
export async function settleDrift<T>(
  going: Going<T>,
  inspection: Inspection,
  answer: Answer<T>,
): Promise<void> {
  if (going.drift === 'strict' && inspection.departs) throw await toDriftError(going, inspection, answer);
  tell(going, inspection);
}

function tell<T>({ session, operation }: Going<T>, { findings, departs }: Inspection): void {
  const { drift } = session;
  if (!drift.hasTurn()) return;
  const explanation = loadedExplanation();
  if (explanation !== null) {
    explanation.report(drift, explanation.explain(operation.name, findings));
    return;
  }
  // The answer does not wait for the explanation, so its reader may change it before it is there.
  const copies = structuredClone(findings);
  void loadExplanation().then(
    ({ explain, report }) => report(drift, explain(operation.name, copies)),
    () => drift.tell({ ...unexplained(operation.name, departs), count: 1 }),
  );
}

async function toDriftError<T>(
  { session, operation, progress, interruption }: Going<T>,
  { findings }: Inspection,
  { attempts, requestId, status, version, data }: Answer<T>,
): Promise<ResponseDriftError> {
  // Whatever happens meanwhile: the answer is in, and must not become a deadline that passed.
  const explanation = loadedExplanation() ?? (await interruption.race(loadExplanation()).catch(() => null));
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
