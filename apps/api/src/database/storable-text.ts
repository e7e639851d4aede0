const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether the database can store a text: it has no null character and no lone surrogate. */
export function isStorableText(text: string): boolean {
  return !LONE_SURROGATE.test(text) && !text.includes('\0');
}

const SHOWN = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/u;

/** Whether a text has a visible character, and not only blanks and joiners. */
export function isVisibleText(text: string): boolean {
  return SHOWN.test(text);
}
