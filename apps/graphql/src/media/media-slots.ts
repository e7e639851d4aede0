import { MediaError } from './media-error.ts';

/**
 * How many files are under way: apart from the calls of the API, which no slow download may hold up, and none of the
 * callers may have them all.
 */
export function createMediaSlots({
  atOnce,
  perCaller,
}: {
  readonly atOnce: number;
  readonly perCaller: number;
}) {
  const counts = new Map<string, number>();
  let underWay = 0;

  /** Returns what gives the place back. Throws a {@link MediaError} when there is none. */
  return function take(caller: string): () => void {
    const own = counts.get(caller) ?? 0;
    if (underWay >= atOnce || own >= perCaller) throw new MediaError('CROWDED');
    underWay += 1;
    counts.set(caller, own + 1);
    return () => {
      underWay -= 1;
      const left = (counts.get(caller) ?? 1) - 1;
      if (left > 0) counts.set(caller, left);
      else counts.delete(caller);
    };
  };
}
