/** Who requests an update. Only a human claims the conversations that they start. */
export type Actor = { readonly kind: 'human'; readonly userId: number } | { readonly kind: 'api' };

/** The user behind an actor; `null` for a program. */
export function actorUserId(actor: Actor): number | null {
  return actor.kind === 'human' ? actor.userId : null;
}
