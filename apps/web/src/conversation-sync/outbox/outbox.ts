import type { Outcome } from '../update/outcome.ts';
import type { QueuedUpdate } from '../update/pending-update.ts';
import { backoff } from './backoff.ts';
import { dropEntry, type Entries, type Entry, findEntry, newEntry, patchEntry, reconcile } from './entry.ts';
import { inOrder } from './in-order.ts';
import { nextToSend } from './next-to-send.ts';
import type { OutboxClock } from './outbox-clock.ts';
import type { OutboxStore, Rejection } from './outbox-store.ts';
import type { Tabs } from './tabs.ts';

type Saved = Extract<Outcome, { kind: 'saved' }>;

export interface OutboxOptions {
  /** Sends one update. A fault is an outcome too; it rejects only for what cannot be sent at all. */
  readonly send: (update: QueuedUpdate) => Promise<Outcome>;
  /** Reads a conversation that another tab has changed. Never rejects. */
  readonly reread: (conversationId: string) => Promise<void>;
  /** An update of this tab was saved, an attempt settled nothing, or the session has ended. */
  readonly onOutcome: (update: QueuedUpdate, outcome: Exclude<Outcome, Rejection>, attempts: number) => void;
  /** An update ended otherwise than asked for; told in every tab, and after a reload, until it is dropped. */
  readonly onRejected: (update: QueuedUpdate, rejection: Rejection) => void;
  /** An update has left: it was saved or dropped, here or in another tab. */
  readonly onGone: (update: QueuedUpdate) => void;
  readonly onChange: () => void;
  /** An update is kept by this page alone: it is gone with the page. */
  readonly onUnkept?: () => void;
  /** Keys that were asked for in this tab before it was loaded anew. */
  readonly ownKeys?: Iterable<string>;
  readonly clock: OutboxClock;
}

export interface OutboxConnections {
  readonly store: OutboxStore;
  readonly tabs: Tabs;
}

/** From start to stop; a component may be mounted twice. */
interface Run extends OutboxConnections {
  leading: boolean;
  readonly busy: Set<string>;
  /** Store operations go one after the other, so that what is read is never older than what is known. */
  readonly orderly: ReturnType<typeof inOrder>;
  cancelTimer: () => void;
}

/**
 * Carries updates to the server: kept before they are sent, sent with the same key until there is an answer,
 * and let go only then. `nextToSend` decides what is sent; here it is done.
 */
export function createOutbox(options: OutboxOptions) {
  const { send, reread, onOutcome, onRejected, onGone, onChange, onUnkept, clock } = options;
  let entries: Entries = [];
  let current: Run | null = null;
  let opening: Promise<unknown> = Promise.resolve();
  /** Keys that were asked for in this tab, which therefore says what became of them. */
  const ownKeys = new Set(options.ownKeys);

  function set(next: Entries): void {
    const before = entries;
    entries = next;
    onChange();
    for (const { update, rejection } of next) {
      if (rejection && !findEntry(before, update.key)?.rejection) onRejected(update, rejection);
    }
    for (const { update } of before) if (!findEntry(next, update.key)) onGone(update);
  }

  const patch = (key: string, change: Partial<Entry>) => set(patchEntry(entries, key, change));

  function connect(connections: OutboxConnections): Run {
    const run: Run = {
      ...connections,
      leading: false,
      busy: new Set(),
      orderly: inOrder(),
      cancelTimer: () => {},
    };
    current = run;
    run.tabs.listen((message) => {
      if (message.type === 'changed') void reload(run);
      else if (message.type === 'retry') retryNow();
      else if (message.type === 'saved') void savedElsewhere(run, message.key, message.outcome);
      else {
        const held = new Set(message.keys);
        set(entries.map((entry) => (held.has(entry.update.key) ? { ...entry, attempts: 1 } : entry)));
      }
    });
    const unkept = entries.flatMap(({ update, kept }) => (kept === 'nowhere' ? [update] : []));
    if (unkept.length > 0) void persist(run, unkept);
    void reload(run);
    // A tab may have gone, or been loaded anew, before it could say what it had done last.
    run.tabs.post({ type: 'changed' });
    run.tabs.lead(() => {
      run.leading = true;
      void reload(run);
    });
    return run;
  }

  async function reload(run: Run): Promise<void> {
    await run
      .orderly(async () => {
        const kept = await run.store.load();
        if (current === run) set(reconcile(entries, kept));
      })
      .catch(() => {}); // What is known stays; the next change reads again.
    pump(run);
  }

  async function persist(run: Run, updates: readonly QueuedUpdate[]): Promise<void> {
    const keys = new Set(updates.map(({ key }) => key));
    const found = (kept: Entry['kept']) =>
      set(entries.map((entry) => (keys.has(entry.update.key) ? { ...entry, kept } : entry)));
    await run
      .orderly(async () => {
        await run.store.add(updates);
        if (current === run) found('store');
        if (!run.store.outlivesPage) onUnkept?.();
      })
      .catch(() => {
        found('page');
        onUnkept?.();
      });
    if (current === run) run.tabs.post({ type: 'changed' });
    pump(run);
  }

  function pump(run: Run): void {
    if (current !== run) return;
    run.cancelTimer();
    const now = clock.now();
    const { send: ready, wakeAt } = nextToSend(entries, run, now);
    run.cancelTimer = wakeAt === null ? () => {} : clock.after(wakeAt - now, () => pump(run));
    for (const update of ready) void deliver(run, update);
  }

  async function deliver(run: Run, update: QueuedUpdate): Promise<void> {
    run.busy.add(update.conversationId);
    patch(update.key, { sending: true });
    // What cannot even be sent would hold up what comes behind it.
    const outcome = await send(update).catch((): Outcome => UNSENDABLE);
    // Stopped meanwhile: it is still kept, and whoever leads next sends it again with its key.
    if (current !== run) return;
    await settle(run, update, outcome);
    run.busy.delete(update.conversationId);
    pump(run);
  }

  async function settle(run: Run, update: QueuedUpdate, outcome: Outcome): Promise<void> {
    const { key } = update;
    const attempts = (findEntry(entries, key)?.attempts ?? 0) + 1;
    switch (outcome.kind) {
      case 'saved':
        run.tabs.post({ type: 'saved', key, outcome });
        await remove(run, key);
        if (ownKeys.delete(key)) onOutcome(update, outcome, attempts);
        return;
      case 'conflict':
      case 'refused':
        await run.orderly(() => run.store.keepRejection(key, outcome)).catch(() => {}); // It is told all the same.
        patch(key, { rejection: outcome, sending: false });
        run.tabs.post({ type: 'changed' });
        return;
      case 'unsettled': {
        const wait = backoff(attempts, outcome.retryAfterSeconds, clock.chance());
        patch(key, { sending: false, attempts, notBefore: clock.now() + wait });
        run.tabs.post({ type: 'held', keys: heldKeys(entries) });
        if (findEntry(entries, key)) onOutcome(update, outcome, attempts);
        return;
      }
      case 'signed-out':
        // It stays kept for when the same person signs in again.
        patch(key, { sending: false, notBefore: Number.POSITIVE_INFINITY });
        onOutcome(update, outcome, attempts);
    }
  }

  async function remove(run: Run, key: string): Promise<void> {
    // A store that fails still has it: then it is sent once more with its key, which changes nothing.
    await run.orderly(() => run.store.remove(key)).catch(() => {});
    if (current !== run) return;
    set(dropEntry(entries, key));
    run.tabs.post({ type: 'changed' });
  }

  async function savedElsewhere(run: Run, key: string, outcome: Saved): Promise<void> {
    const entry = findEntry(entries, key);
    if (!entry) return;
    patch(key, { saved: true });
    await reread(entry.update.conversationId);
    if (current !== run) return;
    set(dropEntry(entries, key));
    if (ownKeys.delete(key)) onOutcome(entry.update, outcome, 1);
    pump(run);
  }

  function retryNow(): void {
    entries = entries.map((entry) => (Number.isFinite(entry.notBefore) ? { ...entry, notBefore: 0 } : entry));
    if (current) void reload(current);
  }

  return {
    entries: (): Entries => entries,
    /** False while something that was asked for would not outlive this page. */
    isKept: (): boolean => entries.every(({ kept }) => kept === 'store' && current?.store.outlivesPage),
    /** Starts with the store and tabs that `open` gives; returns what stops it. `open` never rejects. */
    start(open: () => Promise<OutboxConnections>): () => void {
      let stopped = false;
      let run: Run | null = null;
      opening = open().then((connections) => {
        if (stopped) disconnect(connections);
        else run = connect(connections);
      });
      return () => {
        stopped = true;
        if (!run) return;
        run.cancelTimer();
        if (current === run) current = null;
        disconnect(run);
      };
    },
    /** Shows updates at once, keeps them, and sends each when it is its turn. */
    add(updates: readonly QueuedUpdate[]): void {
      for (const { key } of updates) ownKeys.add(key);
      set([...entries, ...updates.map(newEntry)]);
      if (current) void persist(current, updates);
    },
    /** Tries at once what waits for its next attempt. */
    retry(): void {
      retryNow();
      current?.tabs.post({ type: 'retry' });
    },
    /** Gives up what is not settled, or takes note of a rejection. */
    async drop(key: string): Promise<void> {
      if (!current) return;
      await remove(current, key);
      if (current) pump(current);
    },
    /** Forgets everything in every tab, also what was not sent yet. */
    async clear(): Promise<void> {
      // What was kept before is there although it has not been read yet.
      await opening;
      const run = current;
      set([]);
      if (!run) return;
      await run.orderly(() => run.store.clear()).catch(() => {});
      if (current === run) set([]);
      run.tabs.post({ type: 'changed' });
    },
  };
}

const UNSENDABLE: Outcome = { kind: 'refused', code: 'UNREADABLE', message: '' };

function disconnect({ store, tabs }: OutboxConnections): void {
  store.close();
  tabs.leave();
}

function heldKeys(entries: Entries): string[] {
  return entries.flatMap(({ update, attempts, rejection }) =>
    attempts > 0 && !rejection ? [update.key] : [],
  );
}
