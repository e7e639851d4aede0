import { measureRounds, type Slice } from '../harness/rounds.ts';
import { filledDatabase } from './filled-database.ts';
import { startGatewayAndApi } from './gateway-and-api.ts';
import { ASKED } from './inbox.ts';

const SIZES = [1_000, 100_000] as const;
const MILLION = 1_000_000;

/** What is asked of an inbox, by what and by how many conversations there are: one request at a time. */
export async function measureConversations({
  quick,
  million,
}: {
  readonly quick: boolean;
  readonly million: boolean;
}): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly Slice[]>>> {
  const ends: (() => Promise<void>)[] = [];
  try {
    const inboxes = [];
    for (const size of million ? [...SIZES, MILLION] : SIZES) {
      const database = await filledDatabase(size);
      ends.push(database.drop);
      const rooms = await startGatewayAndApi(database.url, 1);
      ends.push(rooms.end);
      inboxes.push({ name: size.toLocaleString('en'), rooms });
    }
    const measured = new Map<string, ReadonlyMap<string, readonly Slice[]>>();
    for (const [what, requestOf] of Object.entries(ASKED)) {
      console.error(`scale: ${what}, beside ${inboxes.map(({ name }) => name).join(', ')} conversations …`);
      const contenders = inboxes.map(({ name, rooms }) => {
        let turn = 0;
        return {
          name,
          usage: rooms.usage,
          work: (requests: number) => rooms.load.measure(() => requestOf(turn++), requests),
        };
      });
      for (const { name, rooms } of inboxes) assertData(name, await rooms.load.once(requestOf(0)));
      measured.set(
        what,
        await measureRounds(contenders, { rounds: quick ? 2 : 5, requests: quick ? 45 : 180 }),
      );
    }
    return measured;
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

function assertData(name: string, answer: unknown): void {
  const { data, errors } = answer as { data?: { updateConversation?: object }; errors?: unknown };
  const { updateConversation } = data ?? {};
  if (data && !errors && (!updateConversation || 'conversation' in updateConversation)) return;
  throw new Error(`${name} conversations: ${JSON.stringify(answer)}`);
}
