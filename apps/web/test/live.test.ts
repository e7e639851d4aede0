import { beforeEach, describe, expect, test } from 'vitest';
import {
  createFollower,
  type LiveEvent,
  type StreamListener,
} from '../src/conversation-sync/live/follower.ts';
import { scrollAnchor } from '../src/features/list/scroll-anchor.ts';
import { retryDelay } from '../src/lib/timing/retry-delay.ts';

const event = (id: string, kind: LiveEvent['kind'] = 'UPDATED'): LiveEvent => ({
  __typename: 'ConversationChangedEvent',
  id,
  kind,
  conversationId: '7',
  conversation: null,
});

describe('whoever follows the changes', () => {
  let opened: { after: string | null; stream: StreamListener; closed: boolean }[];
  let waiting: { milliseconds: number; run: () => void }[];
  let told: string[];
  let follower: ReturnType<typeof createFollower>;

  beforeEach(() => {
    [opened, waiting, told] = [[], [], []];
    follower = createFollower({
      open(after, stream) {
        const one = { after, stream, closed: false };
        opened.push(one);
        return () => {
          one.closed = true;
        };
      },
      onChanged: ({ id }) => told.push(`changed ${id}`),
      onGap: () => told.push('gap'),
      onState: (state) => told.push(state),
      after(milliseconds, run) {
        const one = { milliseconds, run };
        waiting.push(one);
        return () => {
          waiting = waiting.filter((other) => other !== one);
        };
      },
      chance: () => 0,
    });
    follower.start();
  });
  const stream = (): StreamListener => opened.at(-1)?.stream as StreamListener;
  const wait = (): void => waiting.shift()?.run();

  test('reads again what was read before the stream began', () => {
    stream().onOpen();
    stream().onEvent(event('a', 'STARTED'));
    stream().onEvent(event('b'));
    expect(told).toEqual(['live', 'gap', 'changed b']);
  });

  test('goes on behind the last event after a goodbye and after a fault, and reads nothing again', () => {
    stream().onEvent(event('a', 'STARTED'));
    stream().onEvent(event('b'));
    stream().onLost();
    wait();
    stream().onOpen();
    stream().onLost();
    wait();
    stream().onOpen();
    stream().onEvent(event('c'));
    expect(opened.map(({ after }) => after)).toEqual([null, 'b', 'b']);
    expect(told).toEqual(['gap', 'changed b', 'disconnected', 'live', 'disconnected', 'live', 'changed c']);
  });

  test('reads everything again when it is told that something is missing', () => {
    stream().onEvent(event('a', 'RESYNC'));
    stream().onLost();
    wait();
    expect(told).toEqual(['gap', 'disconnected']);
    expect(opened.at(-1)?.after).toBe('a');
  });

  test('has one stream at most, and hears nothing of one that is closed', () => {
    const [first] = opened;
    first?.stream.onLost();
    first?.stream.onLost();
    first?.stream.onEvent(event('late'));
    follower.start();
    follower.start();
    expect(opened.filter(({ closed }) => !closed)).toHaveLength(1);
    expect(waiting).toEqual([]);
    expect(told).toEqual(['disconnected']);
  });

  test('keeps its place when it stops', () => {
    stream().onEvent(event('a', 'STARTED'));
    follower.stop();
    expect(opened.every(({ closed }) => closed)).toBe(true);
    follower.start();
    expect(opened.at(-1)?.after).toBe('a');
  });

  test('waits longer each time, also where a stream opens and ends at once', () => {
    const waits: number[] = [];
    for (let failure = 0; failure < 12; failure++) {
      if (failure > 8) stream().onOpen();
      stream().onLost();
      waits.push(waiting[0]?.milliseconds ?? 0);
      wait();
    }
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000, 1000, 1000, 1000]);
  });
});

test('half of the wait is chance', () => {
  expect([retryDelay(0, 0), retryDelay(0, 0.999)]).toEqual([250, 500]);
  expect(retryDelay(1000, 0.999)).toBeLessThanOrEqual(30_000);
});

const OLD = ['a', 'b', 'c', 'd', 'e', 'f'];
test.each([
  ['the first on screen stays', ['x', 'y', ...OLD], null, { from: 2, to: 4 }],
  ['the active one rather stays', ['x', 'd', 'a', 'b', 'c', 'e'], 'd', { from: 3, to: 1 }],
  ['not an active one that is not on screen', ['x', ...OLD], 'a', { from: 2, to: 3 }],
  ['the next stays where the first has left', ['a', 'b', 'x', 'd', 'e'], null, { from: 3, to: 3 }],
  ['none stays where all have left', ['x', 'y'], null, null],
])('of rows c, d and e on screen %s', (_, ids, preferred, row) => {
  expect(scrollAnchor({ old: OLD, ids, first: 2, last: 4, preferred })).toEqual(row);
});
