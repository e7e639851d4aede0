import { seed, size } from '@parley/testing/scale';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerWrites, reset, type Seen, see, update, updateAll } from '../../src/proof/conversations.ts';
import { engines } from '../../src/proof/engines.ts';
import { type ApiProcess, type GatewayProcess, startApi, startGateway } from '../../src/proof/stack.ts';

/** What must be true of one conversation, kept beside the real one by rules written down a second time. */
interface Model {
  status: Seen['status'];
  user: string | null;
  asleep: boolean;
  version: number;
  /** Versions that were current once. */
  past: string[];
  /** Keyed updates that were answered, with what they answered. */
  answered: { input: object; version: string }[];
  /** What the last success offered to undo; `null` after anything that makes it stale. */
  before: { status: Seen['status']; user: string | null } | null;
}

interface Real {
  readonly api: ApiProcess;
  readonly origin: string;
  readonly id: string;
}

const ID = '20';
const ME = '1';
let key = 0;
/** How far the api's clock is ahead of this machine's, in milliseconds. */
let ahead = 0;
const apiTime = () => Date.now() + ahead;
let api: ApiProcess;
let gateway: GatewayProcess;
beforeAll(async () => {
  const [engine] = engines;
  if (!engine) throw new Error('no engine');
  api = await startApi(engine);
  gateway = await startGateway(api.url);
});
afterAll(async () => {
  await gateway.close();
  await api.close();
});

/** Applies a plain update to the model: the table of the design, for the user `demo-1`. */
function apply(model: Model, patch: { status?: Seen['status']; userId?: string | null }): boolean {
  const next = { status: model.status, user: model.user, asleep: model.asleep };
  if (patch.userId !== undefined && patch.userId !== model.user) {
    next.user = patch.userId;
    if (patch.userId === null && next.status === 'IN_PROGRESS') next.status = 'TO_DO';
  }
  if (patch.status === 'IN_PROGRESS' && next.status !== 'IN_PROGRESS') {
    next.status = 'IN_PROGRESS';
    next.asleep = false;
    if (next.user === null && patch.userId === undefined) next.user = ME;
  } else if (patch.status === 'DONE' && next.status !== 'DONE') {
    next.status = 'DONE';
    next.asleep = false;
  } else if (patch.status !== undefined) next.status = patch.status;
  if (patch.status === 'IN_PROGRESS' && patch.userId === null) next.user = null;
  const changed = next.status !== model.status || next.user !== model.user || next.asleep !== model.asleep;
  if (changed) {
    model.before = { status: model.status, user: model.user };
    move(model, next);
  }
  return changed;
}

function move(model: Model, next: { status?: Seen['status']; user?: string | null; asleep?: boolean }): void {
  Object.assign(model, next);
  model.past.push(String(model.version));
  model.version += 1;
}

async function check(model: Model, real: Real): Promise<void> {
  const seen = await see(real.origin, real.id);
  expect({
    status: seen.status,
    user: seen.user?.id ?? null,
    asleep: seen.snoozeUntil !== null,
    version: seen.version,
  }).toEqual({
    status: model.status,
    user: model.user,
    asleep: model.asleep,
    version: String(model.version),
  });
}

type Command = fc.AsyncCommand<Model, Real>;
function command(
  name: string,
  run: (model: Model, real: Real) => Promise<void>,
  possible?: (m: Readonly<Model>) => boolean,
): Command {
  return {
    check: (model) => possible?.(model) ?? true,
    run: async (model, real) => {
      await run(model, real);
      await check(model, real);
    },
    toString: () => name,
  };
}

const statuses = fc.constantFrom<Seen['status']>('TO_DO', 'IN_PROGRESS', 'DONE');
const users = fc.constantFrom(null, '1', '2', '3');
const patches = fc.record({ status: statuses, userId: users }, { requiredKeys: [] });
const SUCCESS = 'UpdateConversationSuccess';

const patch = patches.map((wish) =>
  command(`patch ${JSON.stringify(wish)}`, async (model, { origin, id }) => {
    const answer = await update(origin, { id, ...wish, takeover: true });
    expect(answer).toMatchObject({ __typename: SUCCESS, changed: apply(model, wish) });
  }),
);
const fresh = patches.map((wish) =>
  command(`patch the current version ${JSON.stringify(wish)}`, async (model, { origin, id }) => {
    const answer = await update(origin, { id, ...wish, version: String(model.version), takeover: true });
    expect(answer).toMatchObject({ __typename: SUCCESS, changed: apply(model, wish) });
  }),
);
const stale = patches.map((wish) =>
  command(
    `patch a past version ${JSON.stringify(wish)}`,
    async (model, { origin, id }) => {
      const answer = await update(origin, { id, ...wish, version: model.past.at(-1) });
      expect(answer).toMatchObject({ __typename: 'ConversationConflict' });
    },
    (model) => model.past.length > 0,
  ),
);
const keyed = patches.map((wish) =>
  command(`keyed patch ${JSON.stringify(wish)}`, async (model, { origin, id }) => {
    key += 1;
    const input = { id, ...wish, takeover: true, idempotencyKey: `model-${seed}-${key}` };
    const answer = await update(origin, input);
    expect(answer).toMatchObject({ __typename: SUCCESS, changed: apply(model, wish), replayed: false });
    model.answered.push({ input, version: answer.conversation.version });
  }),
);
const replay = fc.nat().map((n) =>
  command(
    'replay a key',
    async (model, { origin }) => {
      const first = model.answered[n % model.answered.length];
      const answer = await update(origin, first?.input ?? {});
      expect(answer).toMatchObject({
        __typename: SUCCESS,
        replayed: true,
        conversation: { version: first?.version },
      });
    },
    (model) => model.answered.length > 0,
  ),
);
const undo = fc.constant(
  command('finish or start, and undo', async (model, { origin, id }) => {
    const wish = { status: model.status === 'DONE' ? ('TO_DO' as const) : ('DONE' as const) };
    const asleep = model.asleep;
    const done = await update(origin, { id, ...wish, takeover: true });
    apply(model, wish);
    const { status, snoozeUntil, userId, fields, expected } = done.undo;
    const restore = {
      ...(fields.includes('STATUS') && { status }),
      ...(fields.includes('USER_ID') && { userId }),
      ...(fields.includes('SNOOZE_UNTIL') && { snoozeUntil }),
    };
    const guard = Object.fromEntries(Object.keys(restore).map((name) => [name, expected[name]]));
    const undone = await update(origin, { id, ...restore, expected: guard, takeover: true });
    expect(undone).toMatchObject({ __typename: SUCCESS });
    move(model, { ...(model.before ?? {}), asleep });
  }),
);
const bulk = fc.tuple(patches, patches).map(([one, two]) =>
  command(`bulk ${JSON.stringify([one, two])}`, async (model, { origin, id }) => {
    const answers = await updateAll(origin, [
      { id, ...one, takeover: true },
      { id: '999999', status: 'DONE' },
      { id, ...two, takeover: true },
    ]);
    expect(answers).toMatchObject([
      { __typename: SUCCESS, changed: apply(model, one) },
      { __typename: 'ConversationNotFound' },
      { __typename: SUCCESS, changed: apply(model, two) },
    ]);
  }),
);
const customer = fc.constant(
  command('the customer writes', async (model, { api: { url }, id }) => {
    await customerWrites(url, id, 'Gibt es schon etwas Neues?');
    if (model.status === 'DONE') move(model, { status: 'TO_DO' });
    else if (model.status === 'TO_DO') move(model, { asleep: false });
    else move(model, {});
  }),
);
const snooze = fc.constant(
  command('snooze', async (model, { origin, id }) => {
    const snoozeUntil = new Date(apiTime() + 3_600_000 + model.version * 1000).toISOString();
    const answer = await update(origin, { id, snoozeUntil });
    expect(answer).toMatchObject({ __typename: SUCCESS, changed: true });
    move(model, { asleep: true, status: model.status === 'DONE' ? 'TO_DO' : model.status });
  }),
);
const elapse = fc.constant(
  command('a snooze runs out', async (model, { origin, id }) => {
    await update(origin, { id, snoozeUntil: new Date(apiTime() + 400).toISOString() });
    move(model, { asleep: true, status: model.status === 'DONE' ? 'TO_DO' : model.status });
    await expect.poll(async () => (await see(origin, id)).snoozeUntil, { timeout: 20_000 }).toBeNull();
    move(model, { asleep: false });
  }),
);
const jumpAhead = fc.constant(
  command('the clock jumps two hours ahead', async (model, { api, origin, id }) => {
    ahead += 7_200_000;
    api.jumpTo(ahead);
    if (!model.asleep) return;
    await expect.poll(async () => (await see(origin, id)).snoozeUntil, { timeout: 20_000 }).toBeNull();
    move(model, { asleep: false });
  }),
);
const jumpBack = fc.constant(
  command(
    'the clock jumps ten minutes back',
    async (_, { api }) => {
      ahead -= 600_000;
      api.jumpTo(ahead);
    },
    () => ahead >= 600_000,
  ),
);
const restart = fc.constant(command('kill -9 and restart', (_, real) => real.api.restart()));

test('the product behaves as its model, whatever happens in whatever order', async () => {
  const commands = [patch, fresh, stale, keyed, replay, undo, bulk, customer, snooze];
  await fc.assert(
    fc.asyncProperty(
      fc.commands([...commands, ...commands, ...commands, elapse, restart, jumpAhead, jumpBack], {
        maxCommands: size({ short: 30, long: 50 }),
        // Without it most runs are a command or two long, and reach nothing.
        size: 'max',
      }),
      (list) =>
        fc.asyncModelRun(async () => {
          const { status, user, version } = await reset(gateway.origin, ID, {
            status: 'TO_DO',
            userId: null,
          });
          return {
            model: {
              status,
              user: user?.id ?? null,
              asleep: false,
              version: Number(version),
              past: [],
              answered: [],
              before: null,
            },
            real: { api, origin: gateway.origin, id: ID },
          };
        }, list),
    ),
    { seed, numRuns: size({ short: 10, long: 200 }), endOnFailure: true },
  );
});
