import type { Clock } from '../clock.ts';
import { refuse } from '../errors/invalid-request-error.ts';
import type { Session } from '../session.ts';
import type { Drift, DriftMode, OnDrift } from './drift.ts';
import type { DriftReporter } from './drift-reporter.ts';
import { Inspection } from './inspection.ts';

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
  hasTurn(): boolean;
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
    hasTurn() {
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
