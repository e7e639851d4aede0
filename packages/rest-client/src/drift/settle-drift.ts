import type { Answer } from '../call.ts';
import { ResponseDriftError } from '../errors/response-drift-error.ts';
import type { Going } from '../going.ts';
import { explain, loadedSchemas, loadSchemas } from './explain.ts';
import type { Inspection } from './inspection.ts';

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
  const domain = loadedSchemas();
  if (domain !== null) {
    reporter.report(explain(operation.name, findings, domain));
    return;
  }
  // The answer does not wait for the schemas, so its reader may change it before they are there.
  const copies = structuredClone(findings);
  void loadSchemas()
    .catch(() => null)
    .then((schemas) => reporter.report(explain(operation.name, copies, schemas)));
}

async function toDriftError<T>(
  { session, operation, progress, interruption }: Going<T>,
  { findings }: Inspection,
  answer: Answer<T>,
): Promise<ResponseDriftError> {
  // Whatever happens meanwhile: the answer is in, and must not become a deadline that passed.
  const domain = loadedSchemas() ?? (await interruption.race(loadSchemas()).catch(() => null));
  const drifts = explain(operation.name, findings, domain);
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
