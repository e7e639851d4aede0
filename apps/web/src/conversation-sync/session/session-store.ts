import { createStore } from '../../lib/store/create-store.ts';
import { readStored, writeStored } from '../../lib/store/stored-text.ts';

const NAME = 'parley.token';

export interface SessionState {
  readonly token: string | null;
  /** Says why the person has to sign in again; null on a first visit and after signing out. */
  readonly reason: (() => string) | null;
  /** True if the person has signed in on this page, and has not come back to it. */
  readonly isNew: boolean;
}

const store = createStore<SessionState>({
  token: readStored('sessionStorage', NAME),
  reason: null,
  isNew: false,
});

function set(state: SessionState): void {
  writeStored('sessionStorage', NAME, state.token);
  store.set(state);
}

/** The token and where it lives: this tab only, gone when the tab is closed. */
export const session = {
  get: store.get,
  subscribe: store.subscribe,
  signIn: (token: string): void => set({ token, reason: null, isNew: true }),
  signOut: (reason: SessionState['reason'] = null): void => set({ token: null, reason, isNew: false }),
};
