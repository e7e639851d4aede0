import css from './avatar.module.css';
import { hueOf } from './hue.ts';
import { initials } from './initials.ts';

/** Initials on a colour that stays the same for the same person. Decoration: the name must stand beside it. */
export function Avatar({
  name,
  id,
  size = 'md',
}: {
  name: string | null | undefined;
  id: string | null | undefined;
  size?: 'sm' | 'md' | 'lg';
}) {
  return (
    <span className={css.avatar} data-size={size} data-hue={hueOf(id || name || '')} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
