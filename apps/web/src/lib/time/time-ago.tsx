import { useNow } from './clock.ts';
import { absoluteTime, relativeTime } from './relative-time.ts';

/** A past instant in short, its whole date as title. A text that is no date is shown as it came. */
export function TimeAgo({
  at,
  className,
}: {
  at: string | null | undefined;
  className?: string | undefined;
}) {
  const now = useNow();
  if (!at) return null;
  const then = Date.parse(at);
  if (Number.isNaN(then)) return <span className={className}>{at}</span>;
  return (
    <time className={className} dateTime={at} title={absoluteTime(then)}>
      {relativeTime(then, now)}
    </time>
  );
}
