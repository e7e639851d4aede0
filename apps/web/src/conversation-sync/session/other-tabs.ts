export interface OtherTabs {
  /** Tells the other tabs of this person that they signed out here. */
  readonly signOut: () => void;
  readonly leave: () => void;
}

/** The other tabs in which the same person is signed in. */
export function connectOtherTabs(userId: string, onSignedOut: () => void): OtherTabs {
  // Some private windows have none; the other tabs then end with the next request.
  if (!globalThis.BroadcastChannel) return { signOut() {}, leave() {} };
  const channel = new BroadcastChannel(`parley.session.${userId}`);
  channel.onmessage = onSignedOut;
  return { signOut: () => channel.postMessage('signed-out'), leave: () => channel.close() };
}
