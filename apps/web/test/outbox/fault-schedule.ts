import type { CurrentConversation } from '@parley/domain/status';
import { Random } from '@parley/testing/random';
import type { OutboxConnections } from '../../src/conversation-sync/outbox/outbox.ts';
import type { OutboxClock } from '../../src/conversation-sync/outbox/outbox-clock.ts';
import type { Outcome } from '../../src/conversation-sync/update/outcome.ts';
import { overlay } from '../../src/conversation-sync/update/overlay.ts';
import type { QueuedUpdate, UpdateIntent } from '../../src/conversation-sync/update/pending-update.ts';
import type { UndoStep } from '../../src/conversation-sync/update/undo-store.ts';
import { createUpdater } from '../../src/conversation-sync/update/updater.ts';
import { createModelServer, intentOf, type Versioned } from './model-server.ts';

/** What a schedule runs in: virtual time and a model of a browser, or a real browser. */
export interface World {
  readonly clock: OutboxClock & { sleep(milliseconds: number): Promise<void> };
  readonly openTab: () => { connect: () => Promise<OutboxConnections>; die: () => void };
}

/** What became of what was asked for. Everything but `saved` and `told` should be 0. */
export interface Tally {
  asked: number;
  saved: number;
  /** Ended otherwise, and the person was told. */
  told: number;
  /** Asked for in the instant before a crash, not kept yet: nobody can have them. */
  cut: number;
  /** Kept, and neither saved nor told. */
  lost: number;
  appliedTwice: number;
  /** Told that it was not saved, although it was. */
  lies: number;
  /** A conflict although nobody else had touched the conversation. */
  falseConflicts: number;
  /** Applied in another order than asked for. */
  outOfOrder: number;
  /** Still pending after everything was well again. */
  stuck: number;
  readonly faults: Record<string, number>;
}

const CONVERSATIONS = ['1', '2', '3'];
const NETWORK_FAILS: Outcome = { kind: 'unsettled', reason: 'network', retryAfterSeconds: null };
const HUNG = 30_000;
const FAULTS = ['answered', 'answered', 'answered', 'slow', '500', '503', 'timeout', 'lost answer'] as const;

/** People, faults and a second user for a while, all from one seed; then the weather clears, and it is counted. */
export async function runFaultSchedule(seed: number, { clock, openTab }: World): Promise<Tally> {
  const random = new Random(seed);
  const server = createModelServer();
  const kept: string[] = [];
  const told = new Map<string, string>();
  /** Who asked for changes of a conversation: pages that follow one another count as one. */
  const askers = new Map<string, Set<number>>();
  const undone = new Set<string>();
  /** What a tab can take back, also after a reload. */
  const undoable = new Map<number, readonly UndoStep[]>();
  const inFlight = new Set<string>();
  /** The tab and conversation whose order an intent belongs to; tabs at the same instant have none. */
  const lanes = new Map<string, string>();
  const faults: Record<string, number> = {};
  const count = (name: string) => {
    faults[name] = (faults[name] ?? 0) + 1;
  };
  const context = () => ({ actor: { kind: 'human', userId: 1 } as const, now: clock.now() });
  let offline = false;
  let clear = false;
  let keys = 0;
  let asked = 0;
  let cut = 0;
  let places = 0;
  let bulks = 0;
  let alive: ReturnType<typeof open>[] = [];

  function open(place: number) {
    let unkept = 0;
    // A page shows rows only after it has read what is pending: the rows come over the network.
    let shows = false;
    const cache = new Map<string, Versioned>();
    const rejections = new Map<string, QueuedUpdate>();
    const tab = openTab();
    let here = true;
    const learn = (id: string, fresh: Versioned) => {
      const known = cache.get(id);
      if (!known || known.version <= fresh.version) cache.set(id, fresh);
    };

    async function send(update: QueuedUpdate): Promise<Outcome> {
      const fault = clear ? 'answered' : offline ? 'offline' : random.pick(FAULTS);
      count(fault);
      if (fault === 'offline') return NETWORK_FAILS;
      if (fault === '500') return { kind: 'unsettled', reason: 'unknown', retryAfterSeconds: null };
      if (fault === '503') {
        return { kind: 'unsettled', reason: 'unavailable', retryAfterSeconds: random.below(4) };
      }
      // The key is taken when the request arrives; the same key again is told so until there is an answer.
      if (inFlight.has(update.key)) {
        count('in flight');
        return { kind: 'unsettled', reason: 'unknown', retryAfterSeconds: null };
      }
      inFlight.add(update.key);
      await clock.sleep(random.below(fault === 'slow' ? 5_000 : 60));
      const { outcome, conversation } = server.update(update, clock.now());
      inFlight.delete(update.key);
      if (fault === 'timeout') await clock.sleep(HUNG);
      else await clock.sleep(random.below(60));
      if (fault === 'timeout' || fault === 'lost answer') return NETWORK_FAILS;
      if (here) learn(update.conversationId, conversation);
      return outcome;
    }

    const updater = createUpdater({
      send,
      reread: async (id) => {
        await clock.sleep(random.below(40));
        if (!offline) learn(id, server.read(id));
      },
      context,
      newKey: () => {
        keys += 1;
        return `${seed}-${keys}`;
      },
      clock,
      undoStore: {
        load: () => undoable.get(place) ?? [],
        save: (steps) => void undoable.set(place, steps),
      },
      onOutcome() {},
      onRejected(update) {
        if (!here) return;
        told.set(intentOf(update), update.conversationId);
        rejections.set(update.key, update);
      },
      onGone: ({ key }) => rejections.delete(key),
    });
    const stop = updater.start(async () => {
      const connections = await tab.connect();
      const { store } = connections;
      return {
        ...connections,
        store: {
          ...store,
          async load() {
            const found = await store.load();
            clock.after(1, () => {
              shows = true;
            });
            return found;
          },
          async add(updates) {
            await store.add(updates);
            unkept -= updates.length;
            for (const update of updates) {
              kept.push(intentOf(update));
              lanes.set(intentOf(update), `${place} ${update.conversationId}`);
            }
          },
        },
      };
    });

    const state = (id: string): CurrentConversation =>
      overlay((cache.get(id) ?? server.read(id)).state, updater.pendingOf(id), context());
    return {
      updater,
      rejections,
      submit(intent: UpdateIntent, id: string): void {
        if (!shows) return;
        const subject = `intent ${asked + 1}`;
        if (updater.submit({ conversationId: id, subject, intent, seen: state(id) }) === null) return;
        asked += 1;
        unkept += 1;
        askers.set(id, (askers.get(id) ?? new Set()).add(place));
      },
      submitAll(intent: UpdateIntent): void {
        if (!shows) return;
        bulks += 1;
        const all = CONVERSATIONS.map((id, at) => ({
          conversationId: id,
          subject: `intent ${asked + 1 + at}`,
          intent,
          seen: state(id),
        }));
        for (const update of updater.submitAll(all, `bulk ${bulks}`)) {
          if (!('key' in update)) continue;
          unkept += 1;
          askers.set(update.conversationId, (askers.get(update.conversationId) ?? new Set()).add(place));
        }
        asked += all.length;
      },
      undo(): void {
        for (const update of updater.undo()?.updates ?? []) {
          asked += 1;
          unkept += 1;
          undone.add(update.conversationId);
        }
      },
      looks: () => {
        for (const id of CONVERSATIONS) learn(id, server.read(id));
      },
      place,
      unkept: () => unkept,
      /** Without a word, as a crash ends it. */
      die(): void {
        here = false;
        cut += unkept;
        tab.die();
        stop();
      },
    };
  }

  const another = () => {
    places += 1;
    return open(places);
  };
  // A page asks before it unloads what is not kept; a moment later it is.
  const unload = async (tab: Tab) => {
    while (tab.unkept() > 0) await clock.sleep(5);
    tab.die();
  };
  const replace = (tab: Tab) => {
    alive = [...alive.filter((other) => other !== tab), open(tab.place)];
  };

  alive.push(another());
  const steps = 8 + random.below(24);
  for (let step = 0; step < steps; step += 1) {
    const tab = random.pick(alive);
    const id = random.pick(CONVERSATIONS);
    const dice = random.below(100);
    if (dice < 36) tab.submit(random.pick(INTENTS), id);
    else if (dice < 40) {
      count('bulk');
      tab.submitAll(random.pick(INTENTS));
    } else if (dice < 45) tab.undo();
    else if (dice < 58) {
      count('second user');
      server.byOther(id, random.pick(INTENTS), clock.now());
    } else if (dice < 64) tab.looks();
    else if (dice < 72) {
      count('offline window');
      offline = !offline;
      if (!offline) for (const { updater } of alive) updater.retry();
    } else if (dice < 78) {
      count('reload');
      await unload(tab);
      replace(tab);
    } else if (dice < 81) {
      count('crash');
      tab.die();
      replace(tab);
    } else if (dice < 85 && alive.length < 3) {
      count('second tab');
      alive.push(another());
    } else if (dice < 87 && alive.length > 1) {
      count('tab closed');
      await unload(tab);
      alive = alive.filter((other) => other !== tab);
    } else {
      const [first] = tab.rejections;
      if (first) {
        const [key, update] = first;
        count('rejection decided');
        if (random.chance(0.5)) tab.submit(update.intent, update.conversationId);
        tab.updater.acknowledge(key);
      }
    }
    await clock.sleep(random.pick([0, 1, 3, 20, 200, 2_000]));
  }

  clear = true;
  offline = false;
  const unsettled = () =>
    alive.reduce((sum, tab) => sum + Object.keys(tab.updater.all()).length + tab.unkept(), 0);
  for (let round = 0; round < 1_000 && (round < 2 || unsettled() > 0); round += 1) {
    for (const { updater } of alive) updater.retry();
    await clock.sleep(1_000);
  }
  const stuck = unsettled();
  for (const tab of alive) tab.die();

  const times = new Map<string, number>();
  for (const { intent } of server.applied) times.set(intent, (times.get(intent) ?? 0) + 1);
  const isOwnAlone = (id: string) =>
    !server.touchedByOthers.has(id) && !undone.has(id) && (askers.get(id)?.size ?? 0) < 2;
  const order = [...new Set(lanes.values())].map((lane) =>
    server.applied
      .filter(({ intent }) => lanes.get(intent) === lane)
      .map(({ intent }) => kept.indexOf(intent)),
  );
  return {
    asked,
    saved: kept.filter((intent) => server.saved.has(intent)).length,
    told: kept.filter((intent) => told.has(intent)).length,
    cut,
    lost: kept.filter((intent) => !server.saved.has(intent) && !told.has(intent)).length,
    appliedTwice: [...times.values()].filter((often) => often > 1).length,
    lies: [...told.keys()].filter((intent) => times.has(intent)).length,
    falseConflicts: [...told.values()].filter(isOwnAlone).length,
    outOfOrder: order.flatMap((places) => places.filter((place, at) => place < (places[at - 1] ?? 0))).length,
    stuck,
    faults,
  };
}

type Tab = { readonly place: number; unkept(): number; die(): void };

const INTENTS: readonly UpdateIntent[] = [
  { status: 'to-do' },
  { status: 'in-progress' },
  { status: 'done' },
  { userId: 1 },
  { userId: 2 },
  { userId: null },
];
