import { type ComponentType, type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { addPart } from '../../lib/lazy/prefetch.ts';
import { type RetriedImport, retriedImport } from '../../lib/lazy/retried-import.ts';
import { Boundary } from './boundary.tsx';
import { PartLost } from './part-lost.tsx';

interface Meanwhile<Props> {
  /** Stands there until the code has come; else nothing does. */
  readonly loading?: (props: Props) => ReactNode;
  /** Stands there when the code does not come, or breaks; else a message does. */
  readonly lost?: (props: Props, again: () => void) => ReactNode;
}

/** A component whose code comes after the first look at the page. Shown again, it is asked for again. */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { loading, lost = (_, again) => <PartLost again={again} /> }: Meanwhile<Props> = {},
): (props: Props) => ReactNode {
  const code = retriedImport(load);
  addPart(code);
  return function Part(props) {
    const [Loaded, isLost] = useImported(code);
    if (!Loaded) return isLost ? lost(props, code.ask) : loading?.(props);
    return (
      <Boundary fallback={(again) => lost(props, again)}>
        <Loaded {...props} />
      </Boundary>
    );
  };
}

/** What was imported, null until then, and whether it was lost. Asks for it while it is wanted. */
export function useImported<T>(code: RetriedImport<T>, isWanted = true): readonly [T | null, boolean] {
  const failures = useSyncExternalStore(code.subscribe, code.failures);
  // What was lost before may be there the next moment.
  const [before] = useState(failures);
  useEffect(() => {
    if (isWanted) code.ask();
  }, [code, isWanted]);
  return [useSyncExternalStore(code.subscribe, code.get), failures > before];
}
