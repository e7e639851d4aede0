/** Part of every token of every test, and of nothing that may be seen. */
export const CANARY = 'canary-9b1c7e42';

const found = new Set<string>();

/** A token that can be told wherever it gets to; what is a JWT stays as it was signed. */
export function withCanary(token: string): string {
  return token.includes('.') ? token : `${token}.${CANARY}`;
}

export function bearer(token: string): string {
  return `Bearer ${withCanary(token)}`;
}

/** For what stands for an upstream, which tells callers by short tokens. */
export function withoutCanary(header: string): string {
  return header.replace(`.${CANARY}`, '');
}

/** Looks at what leaves the gateway by this channel. */
export function watch(channel: string, text: unknown): void {
  if (String(text).includes(CANARY)) found.add(channel);
}

/** The channels that the token got out by since this was last asked. */
export function takeLeaks(): string[] {
  const leaks = [...found];
  found.clear();
  return leaks;
}
