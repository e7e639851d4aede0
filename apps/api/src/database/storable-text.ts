const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether the database can hold a text as it is: no null character, no half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !LONE_SURROGATE.test(text) && !text.includes('\0');
}

const SHOWN = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/u;

/** Whether anything of a text can be seen: a name of blanks and joiners alone names nobody. */
export function isVisibleText(text: string): boolean {
  return SHOWN.test(text);
}
