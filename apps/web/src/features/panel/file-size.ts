import { formatNumber } from '../../lib/language/number.ts';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Bytes in short: "471 kB", "8 MB"; null for what is no size. */
export function fileSize(bytes: number | null | undefined): string | null {
  if (typeof bytes !== 'number' || !(bytes >= 0)) return null;
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  const size = bytes / 1000 ** power;
  return formatNumber(size, {
    style: 'unit',
    unit: UNITS[power],
    unitDisplay: 'short',
    maximumFractionDigits: power > 1 && size < 10 ? 1 : 0,
  });
}
