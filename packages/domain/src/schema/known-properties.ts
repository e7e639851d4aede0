/**
 * The documented properties of a loose object, at every depth: a name that the API spec does not have does not compile.
 * What an API sends beyond them is passed on all the same. An object of which nothing is documented stays as it is.
 */
export type KnownProperties<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? KnownProperties<Item>[]
    : string extends keyof T
      ? [keyof Named<T>] extends [never]
        ? T
        : { [K in keyof Named<T>]: KnownProperties<Named<T>[K]> }
      : T;

/** Without index signatures. */
type Named<T> = { [K in keyof T as string extends K ? never : number extends K ? never : K]: T[K] };
