const DISK_FULL = '53100';

/** Both engines refuse a statement so before they change anything. A log that finds no place ends them instead. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === DISK_FULL;
}
