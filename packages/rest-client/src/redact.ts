/** Takes a secret out of foreign text. */
export type Redact = (text: string) => string;

// Shorter texts occur by chance, and replacing them would spoil codes and sentences.
const SHORTEST_SECRET = 6;

/** APIs and proxies echo requests in their errors: what reaches an error of ours goes through this first. */
export function toRedact(secret: string | null): Redact {
  if (secret === null || secret.length < SHORTEST_SECRET) return (text) => text;
  return (text) => text.replaceAll(secret, '[redacted]');
}
