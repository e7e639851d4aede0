import type { Clock } from '../clock.ts';
import { isDriftObserved, publishDrift } from '../diagnostics/channels.ts';
import { InvalidRequestError } from '../errors/invalid-request-error.ts';
import type { Session } from '../session.ts';
import type { Drift, DriftMode, OnDrift } from './drift.ts';
import { DriftReporter } from './drift-reporter.ts';
import { Inspection } from './inspection.ts';

/** What a family of clients does about drift. */
export interface DriftWatch {
  /** Unless a call says otherwise. */
  readonly mode: DriftMode;
  /** Whether the client itself has somebody to tell. */
  readonly hasObserver: boolean;
  readonly reporter: DriftReporter;
}

export function createDriftWatch(
  clock: Clock,
  { drift = 'observe', onDrift }: { readonly drift?: DriftMode; readonly onDrift?: OnDrift },
): DriftWatch {
  const tell = (told: Drift) => {
    publishDrift(told);
    // Through a promise, so that neither a throwing nor an async observer can fail the call.
    if (onDrift !== undefined) new Promise<void>((resolve) => resolve(onDrift(told))).catch(() => undefined);
  };
  return {
    mode: checkDriftMode(drift),
    hasObserver: onDrift !== undefined,
    reporter: new DriftReporter(clock, tell),
  };
}

/** `null` = nothing would come of comparing. */
export function startInspection({ drift }: Session, mode: DriftMode): Inspection | null {
  const wanted = mode === 'strict' || (mode === 'observe' && (drift.hasObserver || isDriftObserved()));
  return wanted ? new Inspection() : null;
}

export function checkDriftMode(mode: unknown): DriftMode {
  if (mode === 'observe' || mode === 'strict' || mode === 'off') return mode;
  const detail = 'The drift is none of observe, strict, off.';
  throw new InvalidRequestError(`${detail} Leave it out for observe.`, [{ pointer: '/drift', detail }]);
}
