import { FIT } from '@parley/domain/guards';
import type { Answer } from '../call.ts';
import { ResponseDriftError } from '../errors/response-drift-error.ts';
import type { Going } from '../going.ts';
import { kindOf } from '../read-json.ts';
import type { Drift } from './drift.ts';
import { loadExplanation, loadedExplanation } from './explanation.ts';
import type { Finding, Inspection } from './inspection.ts';
import { toPointer } from './to-pointer.ts';

/** Reports what was found. Fails the call only in mode `strict`, and only where a shape departs. */
export async function settleDrift<T>(
  going: Going<T>,
  inspection: Inspection,
  answer: Answer<T>,
): Promise<void> {
  if (going.drift === 'strict' && inspection.departs) throw await toDriftError(going, inspection, answer);
  report(going, inspection);
}

function report<T>({ session, operation }: Going<T>, { findings }: Inspection): void {
  const { reporter } = session.drift;
  if (!reporter.hasTurn()) return;
  const explanation = loadedExplanation();
  if (explanation !== null) {
    reporter.report(explanation.explain(operation.name, findings));
    return;
  }
  // The answer does not wait for the explanation, so its reader may change it before it is there.
  const copies = structuredClone(findings);
  void loadExplanation().then(
    ({ explain }) => reporter.report(explain(operation.name, copies)),
    () => reporter.report(unexplained(operation.name, copies)),
  );
}

async function toDriftError<T>(
  { session, operation, progress, interruption }: Going<T>,
  { findings }: Inspection,
  answer: Answer<T>,
): Promise<ResponseDriftError> {
  // Whatever happens meanwhile: the answer is in, and must not become a deadline that passed.
  const explanation = loadedExplanation() ?? (await interruption.race(loadExplanation()).catch(() => null));
  const drifts = (explanation?.explain ?? unexplained)(operation.name, findings);
  session.drift.reporter.report(drifts);
  const [first] = drifts.filter(({ known }) => known);
  return new ResponseDriftError(
    `${operation.name} was carried out and answered with ${answer.status}, but the answer departs from the documented schema: ${first?.path || 'it'} is ${first?.seen} instead of ${first?.expected}. Do not repeat it; the data of this error is the answer.`,
    {
      outcome: 'unknown',
      attempts: answer.attempts,
      requestId: answer.requestId,
      idempotencyKey: progress.idempotencyKey,
      status: answer.status,
      version: answer.version,
      drifts: drifts.map((drift) => ({ ...drift, count: 1 })),
      data: answer.data,
    },
  );
}

/** Which parts depart, where it cannot be loaded what says how. */
function unexplained(operation: string, findings: readonly Finding[]): Omit<Drift, 'count'>[] {
  return findings.map(({ at, value, fit }) => ({
    operation,
    path: toPointer(at),
    expected: 'the documented shape',
    seen: kindOf(value),
    known: fit === FIT.NONE,
  }));
}
