/** One value of a {@link ContextKey}, to be given as the `context` of a call. */
export interface ContextValue {
  readonly key: ContextKey<unknown>;
  readonly value: unknown;
}

/** Names a value that callers and middleware hand to one another, and knows its type. Each key is one of its own. */
export interface ContextKey<T> {
  /** For whoever debugs. */
  readonly name: string;
  /** The value, to be given with a call. */
  with(value: T): ContextValue;
}

/**
 * Makes a key.
 * @example
 * const tenant = createContextKey<string>('tenant');
 * await client.users.list({ context: [tenant.with('acme')] });
 * // In a middleware: const name = context.call.get(tenant); // string | undefined
 */
export function createContextKey<T>(name: string): ContextKey<T> {
  const key: ContextKey<T> = {
    name,
    with: (value) => ({ key: key as ContextKey<unknown>, value }),
  };
  return key;
}
