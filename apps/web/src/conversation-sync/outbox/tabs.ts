import type { Outcome } from '../update/outcome.ts';

/** What one tab tells the others of the same user. */
export type TabMessage =
  /** The store has changed: read it again. */
  | { readonly type: 'changed' }
  /** The server has saved this update. */
  | { readonly type: 'saved'; readonly key: string; readonly outcome: Extract<Outcome, { kind: 'saved' }> }
  /** These were sent and are not settled. */
  | { readonly type: 'held'; readonly keys: readonly string[] }
  /** Try at once what waits for its next attempt. */
  | { readonly type: 'retry' };

/** The other tabs of the same user, and who of them sends. */
export interface Tabs {
  post(message: TabMessage): void;
  /** Hears the others until the tab leaves. */
  listen(listener: (message: TabMessage) => void): void;
  /** Calls back once this tab leads; it leads until it leaves. */
  lead(onLead: () => void): void;
  leave(): void;
}

/**
 * Tabs that meet under a name. One leads at a time, by a Web Lock that the browser frees when the tab goes,
 * however it goes. Locks exist on secure origins only; elsewhere every tab leads, which can send an update
 * twice but, as both carry its key, never applies it twice.
 */
export function meetTabs(name: string): Tabs {
  const channel = new BroadcastChannel(name);
  const left = new AbortController();
  return {
    post: (message) => channel.postMessage(message),
    listen(listener) {
      channel.onmessage = ({ data }: MessageEvent<TabMessage>) => listener(data);
    },
    lead(onLead) {
      const locks: LockManager | undefined = navigator.locks;
      if (!locks) {
        onLead();
        return;
      }
      const untilLeft = () =>
        new Promise<void>((resolve) => {
          left.signal.addEventListener('abort', () => resolve());
          onLead();
        });
      // Rejects with the abort when the tab leaves before its turn.
      locks.request(name, { signal: left.signal }, untilLeft).catch(() => {});
    },
    leave() {
      left.abort();
      channel.close();
    },
  };
}

/** A tab that shares nothing with others. */
export function aloneInTab(): Tabs {
  return { post() {}, listen() {}, lead: (onLead) => onLead(), leave() {} };
}
