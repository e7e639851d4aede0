const ID = /^[1-9][0-9]{0,9}$/;
const LARGEST = 2_147_483_647;

/** Whether a number is an id in the range of the `integer` type of SQL. */
export function isRowId(id: number): boolean {
  return Number.isInteger(id) && id >= 1 && id <= LARGEST;
}

/** Whether a text is written as an id, whatever its range. */
export function isIdText(text: string): boolean {
  return /^[1-9][0-9]*$/.test(text);
}

/** Parses an id; `null` for a text that is none (`007`, `1e3`, `-1`, too large). */
export function toRowId(text: string): number | null {
  return ID.test(text) && isRowId(Number(text)) ? Number(text) : null;
}
