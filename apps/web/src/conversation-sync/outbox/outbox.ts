import type { Outcome } from '../update/outcome.ts';
import type { AskedUpdate } from '../update/pending-update.ts';
import { backoff } from './backoff.ts';
import { dropEntry, type Entries, type Entry, findEntry, newEntry, patchEntry, reconcile } from './entry.ts';
import { inOrder } from './in-order.ts';
import { nextToSend } from './next-to-send.ts';
import type { OutboxClock } from './outbox-clock.ts';
import type { OutboxStore, Verdict } from './outbox-store.ts';
import type { Tabs } from './tabs.ts';

type Saved = Extract<Outcome, { kind: 'saved' }>;

export interface OutboxOptions {
  /** Sends one update. A fault is an outcome too; it rejects only for what cannot be sent at all. */
  readonly send: (update: AskedUpdate) => Promise<Outcome>;
  /** Reads a conversation that another tab has changed. Never rejects. */
  readonly reread: (conversationId: string) => Promise<void>;
  /** An update of this tab was saved, an attempt settled nothing, or the session has ended. */
  readonly onOutcome: (update: AskedUpdate, outcome: Exclude<Outcome, Verdict>, attempts: number) => void;
  /** An update ended otherwise than asked for; told in every tab, and after a reload, until it is dropped. */
  readonly onVerdict: (update: AskedUpdate, verdict: Verdict) => void;
  /** An update has left: it was saved or dropped, here or in another tab. */
  readonly onGone: (update: AskedUpdate) => void;
  readonly onChange: () => void;
  /** An update is kept by this page alone: it is gone with the page. */
  readonly onUnkept?: () => void;
  /** Keys that were asked for in this tab before it was loaded anew. */
  readonly own?: Iterable<string>;
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
  callOff: () => void;
}

/**
 * Carries updates to the server: kept before they are sent, sent with the same key until there is an answer,
 * and let go only then. `nextToSend` decides what is sent; here it is done.
 */
export function createOutbox(options: OutboxOptions) {
  const { send, reread, onOutcome, onVerdict, onGone, onChange, onUnkept, clock } = options;
  let entries: Entries = [];
  let run: Run | null = null;
  let opening: Promise<unknown> = Promise.resolve();
  /** Keys that were asked for in this tab, which therefore says what became of them. */
  const own = new Set(options.own);

  function set(next: Entries): void {
    const before = entries;
    entries = next;
    onChange();
    for (const { update, verdict } of next) {
      if (verdict && !findEntry(before, update.key)?.verdict) onVerdict(update, verdict);
    }
    for (const { update } of before) if (!findEntry(next, update.key)) onGone(update);
  }

  const patch = (key: string, change: Partial<Entry>) => set(patchEntry(entries, key, change));

  function connect(connections: OutboxConnections): Run {
    const here: Run = {
      ...connections,
      leading: false,
      busy: new Set(),
      orderly: inOrder(),
      callOff: () => {},
    };
    run = here;
    here.tabs.listen((message) => {
      if (message.type === 'changed') void reload(here);
      else if (message.type === 'retry') retryNow();
      else if (message.type === 'saved') void savedElsewhere(here, message.key, message.outcome);
      else {
        const held = new Set(message.keys);
        set(entries.map((entry) => (held.has(entry.update.key) ? { ...entry, attempts: 1 } : entry)));
      }
    });
    const unkept = entries.flatMap(({ update, kept }) => (kept === 'nowhere' ? [update] : []));
    if (unkept.length > 0) void keep(here, unkept);
    void reload(here);
    // A tab may have gone, or been loaded anew, before it could say what it had done last.
    here.tabs.post({ type: 'changed' });
    here.tabs.lead(() => {
      here.leading = true;
      void reload(here);
    });
    return here;
  }

  async function reload(here: Run): Promise<void> {
    await here
      .orderly(async () => {
        const kept = await here.store.load();
        if (run === here) set(reconcile(entries, kept));
      })
      .catch(() => {}); // What is known stays; the next change reads again.
    pump(here);
  }

  async function keep(here: Run, updates: readonly AskedUpdate[]): Promise<void> {
    const keys = new Set(updates.map(({ key }) => key));
    const found = (kept: Entry['kept']) =>
      set(entries.map((entry) => (keys.has(entry.update.key) ? { ...entry, kept } : entry)));
    await here
      .orderly(async () => {
        await here.store.add(updates);
        if (run === here) found('store');
        if (!here.store.outlivesPage) onUnkept?.();
      })
      .catch(() => {
        found('page');
        onUnkept?.();
      });
    if (run === here) here.tabs.post({ type: 'changed' });
    pump(here);
  }

  function pump(here: Run): void {
    if (run !== here) return;
    here.callOff();
    const now = clock.now();
    const { send: ready, wakeAt } = nextToSend(entries, here, now);
    here.callOff = wakeAt === null ? () => {} : clock.after(wakeAt - now, () => pump(here));
    for (const update of ready) void deliver(here, update);
  }

  async function deliver(here: Run, update: AskedUpdate): Promise<void> {
    here.busy.add(update.conversationId);
    patch(update.key, { sending: true });
    // What cannot even be sent would hold up what comes behind it.
    const outcome = await send(update).catch((): Outcome => UNSENDABLE);
    // Stopped meanwhile: it is still kept, and whoever leads next sends it again with its key.
    if (run !== here) return;
    await settle(here, update, outcome);
    here.busy.delete(update.conversationId);
    pump(here);
  }

  async function settle(here: Run, update: AskedUpdate, outcome: Outcome): Promise<void> {
    const { key } = update;
    const attempts = (findEntry(entries, key)?.attempts ?? 0) + 1;
    switch (outcome.kind) {
      case 'saved':
        here.tabs.post({ type: 'saved', key, outcome });
        await letGo(here, key);
        if (own.delete(key)) onOutcome(update, outcome, attempts);
        return;
      case 'conflict':
      case 'refused':
        await here.orderly(() => here.store.keepVerdict(key, outcome)).catch(() => {}); // It is told all the same.
        patch(key, { verdict: outcome, sending: false });
        here.tabs.post({ type: 'changed' });
        return;
      case 'unsettled': {
        const wait = backoff(attempts, outcome.retryAfterSeconds, clock.chance());
        patch(key, { sending: false, attempts, notBefore: clock.now() + wait });
        here.tabs.post({ type: 'held', keys: heldKeys(entries) });
        if (findEntry(entries, key)) onOutcome(update, outcome, attempts);
        return;
      }
      case 'signed-out':
        // It stays kept for when the same person signs in again.
        patch(key, { sending: false, notBefore: Number.POSITIVE_INFINITY });
        onOutcome(update, outcome, attempts);
    }
  }

  async function letGo(here: Run, key: string): Promise<void> {
    // A store that fails still has it: then it is sent once more with its key, which changes nothing.
    await here.orderly(() => here.store.remove(key)).catch(() => {});
    if (run !== here) return;
    set(dropEntry(entries, key));
    here.tabs.post({ type: 'changed' });
  }

  async function savedElsewhere(here: Run, key: string, outcome: Saved): Promise<void> {
    const entry = findEntry(entries, key);
    if (!entry) return;
    patch(key, { saved: true });
    await reread(entry.update.conversationId);
    if (run !== here) return;
    set(dropEntry(entries, key));
    if (own.delete(key)) onOutcome(entry.update, outcome, 1);
    pump(here);
  }

  function retryNow(): void {
    entries = entries.map((entry) => (Number.isFinite(entry.notBefore) ? { ...entry, notBefore: 0 } : entry));
    if (run) void reload(run);
  }

  return {
    entries: (): Entries => entries,
    /** False while something that was asked for would not outlive this page. */
    isKept: (): boolean => entries.every(({ kept }) => kept === 'store' && run?.store.outlivesPage),
    /** Goes to work with what `open` connects it to; returns what stops it. `open` never rejects. */
    start(open: () => Promise<OutboxConnections>): () => void {
      let stopped = false;
      let here: Run | null = null;
      opening = open().then((connections) => {
        if (stopped) disconnect(connections);
        else here = connect(connections);
      });
      return () => {
        stopped = true;
        if (!here) return;
        here.callOff();
        if (run === here) run = null;
        disconnect(here);
      };
    },
    /** Shows updates at once, keeps them, and sends each when it is its turn. */
    add(updates: readonly AskedUpdate[]): void {
      for (const { key } of updates) own.add(key);
      set([...entries, ...updates.map(newEntry)]);
      if (run) void keep(run, updates);
    },
    /** Tries at once what waits for its next attempt. */
    retry(): void {
      retryNow();
      run?.tabs.post({ type: 'retry' });
    },
    /** Gives up what is not settled, or takes note of a verdict. */
    async drop(key: string): Promise<void> {
      if (!run) return;
      await letGo(run, key);
      if (run) pump(run);
    },
    /** Forgets everything in every tab, also what was not sent yet. */
    async clear(): Promise<void> {
      // What was kept before is there although it has not been read yet.
      await opening;
      const here = run;
      set([]);
      if (!here) return;
      await here.orderly(() => here.store.clear()).catch(() => {});
      if (run === here) set([]);
      here.tabs.post({ type: 'changed' });
    },
  };
}

const UNSENDABLE: Outcome = { kind: 'refused', code: 'UNREADABLE', message: '' };

function disconnect({ store, tabs }: OutboxConnections): void {
  store.close();
  tabs.leave();
}

function heldKeys(entries: Entries): string[] {
  return entries.flatMap(({ update, attempts, verdict }) => (attempts > 0 && !verdict ? [update.key] : []));
}
