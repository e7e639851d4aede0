import { type ReactNode, Suspense } from 'react';
import { Boundary } from './boundary.tsx';

/** For what is loaded when it is needed and stands beside the rest: nothing while it loads, nothing if it cannot. */
export function Later({ children }: { children: ReactNode }) {
  return (
    <Boundary fallback={null}>
      <Suspense>{children}</Suspense>
    </Boundary>
  );
}
