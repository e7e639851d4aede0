/** The well-known token of a demo user. */
export function demoToken(userId: number): string {
  return `demo-${userId}`;
}
