/** Reads a positive integer as the API writes ids; `null` for any other text (`1e3`, `-1`, ` 7`, `0x7`). */
export function toId(text: string): number | null {
  const number = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}
