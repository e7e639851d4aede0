const ID = /^[1-9][0-9]{0,9}$/;
const LARGEST = 2_147_483_647;

/** True for a number that the databases' `integer` can hold as an id. */
export function isRowId(id: number): boolean {
  return Number.isInteger(id) && id >= 1 && id <= LARGEST;
}

/** True for a text that is an id, also of a row that no database could hold. */
export function isIdText(text: string): boolean {
  return /^[1-9][0-9]*$/.test(text);
}

/** The id that a text stands for; `null` for a text that can be no id (`007`, `1e3`, `-1`, too large). */
export function toRowId(text: string): number | null {
  return ID.test(text) && isRowId(Number(text)) ? Number(text) : null;
}
