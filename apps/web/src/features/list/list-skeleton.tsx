import css from './list-skeleton.module.css';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];

export function ListSkeleton() {
  return (
    <div className={css.list} aria-hidden="true">
      {ROWS.map((row) => (
        <div key={row} className={css.row}>
          <span className={css.circle} />
          <span className={css.lines}>
            <span className={css.line} />
            <span className={css.line} />
          </span>
        </div>
      ))}
    </div>
  );
}
