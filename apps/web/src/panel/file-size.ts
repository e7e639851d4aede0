/** Bytes in short: "471 KB", "8 MB"; null for what is no size. */
export function fileSize(bytes: number | null | undefined): string | null {
  if (typeof bytes !== 'number' || !(bytes >= 0)) return null;
  if (bytes < 1000) return `${bytes} B`;
  const kilobytes = bytes / 1000;
  if (kilobytes < 1000) return `${Math.round(kilobytes)} KB`;
  const megabytes = kilobytes / 1000;
  return megabytes < 1000
    ? `${megabytes.toFixed(megabytes < 10 ? 1 : 0)} MB`
    : `${(megabytes / 1000).toFixed(1)} GB`;
}
