const KEY = 'parley.token';

export interface SessionState {
  readonly token: string | null;
  /** Says why the person has to sign in again; null on a first visit and after signing out. */
  readonly reason: (() => string) | null;
}

let isNew = false;
let state: SessionState = { token: readToken(), reason: null };
const listeners = new Set<() => void>();

function set(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

// Storage can be switched off; the session then lasts as long as the page.
function readToken(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keepToken(token: string | null): void {
  try {
    if (token === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, token);
  } catch {
    return;
  }
}

/** The token and where it lives: this tab only, gone when the tab is closed. */
export const session = {
  get: (): SessionState => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** True if the person has signed in on this page, and has not come back to it. */
  isNew: (): boolean => isNew,
  signIn(token: string): void {
    isNew = true;
    keepToken(token);
    set({ token, reason: null });
  },
  signOut(reason: SessionState['reason'] = null): void {
    keepToken(null);
    set({ token: null, reason });
  },
};
