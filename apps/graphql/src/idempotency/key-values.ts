/** Where a text is kept, and to whose share it counts. */
export interface OwnedKey {
  readonly owner: string;
  readonly name: string;
}

/** Texts by key, each for a limited time: in this process, or shared by several. */
export interface KeyValues {
  get(key: OwnedKey): Promise<string | null>;
  /** `taken` = there is a value already, and it stays; `full` = there is no room for another one of this owner. */
  add(key: OwnedKey, value: string, ms: number): Promise<'added' | 'taken' | 'full'>;
  /**
   * Puts `to` (`null` = nothing) where `from` is, or where `from` was lost; false = something else is there, and it
   * stays.
   */
  swap(key: OwnedKey, from: string, to: string | null, ms: number): Promise<boolean>;
}
