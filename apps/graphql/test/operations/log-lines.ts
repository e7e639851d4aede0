/** A place for a gateway's log, read as what the lines say. */
export function logLines() {
  const lines: string[] = [];
  return {
    lines,
    logTo: { write: (line: string) => void lines.push(line) },
    entries: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
