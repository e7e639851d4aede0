import type { ServerResponse } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { ownFile } from './file-upstream.ts';
import { codeOf, startMedia } from './get-media.ts';

describe('a file without end', () => {
  it('that says its size is refused', async () => {
    const { get } = await startMedia(
      [
        (origin) => [ownFile(origin)],
        (response) => void response.writeHead(200, { 'content-length': '11' }).write('x'),
      ],
      { media: { maxBytes: 10 } },
    );
    expect(await codeOf(await get())).toEqual([502, 'FILE_TOO_LARGE']);
  });

  it('that does not say its size is broken off, and looks like no whole file', async () => {
    const hungUp = vi.fn();
    const { get } = await startMedia(
      [
        (origin) => [ownFile(origin)],
        (response) => {
          response.on('close', hungUp);
          const more = () => {
            response.write(Buffer.alloc(65_536));
            if (!response.destroyed) setImmediate(more);
          };
          more();
        },
      ],
      { media: { maxBytes: 1_000_000 } },
    );
    const response = await get();
    await expect(response.arrayBuffer()).rejects.toThrow();
    await vi.waitFor(() => expect(hungUp).toHaveBeenCalled());
  });

  it.each([
    ['before it begins', () => {}, [502, 'FILE_UNAVAILABLE']],
    ['in its middle', (response: ServerResponse) => void response.write('PN'), null],
  ] as const)('that stops %s is given up', async (_when, stall, refused) => {
    const { get } = await startMedia([(origin) => [ownFile(origin)], stall], { deadline: 300 });
    const response = await get();
    if (refused) expect(await codeOf(response)).toEqual(refused);
    else await expect(response.text()).rejects.toThrow();
  });

  it('that comes in drops is given up', async () => {
    const hungUp = vi.fn();
    const { get } = await startMedia(
      [
        (origin) => [ownFile(origin)],
        (response) => {
          const drip = setInterval(() => response.write('x'), 20);
          response.on('close', () => {
            clearInterval(drip);
            hungUp();
          });
        },
      ],
      { media: { longest: 500 } },
    );
    await expect((await get()).text()).rejects.toThrow();
    await vi.waitFor(() => expect(hungUp).toHaveBeenCalled());
  });
});

describe('whoever asks', () => {
  it('and leaves ends the download', async () => {
    const hungUp = vi.fn();
    const { get } = await startMedia([
      (origin) => [ownFile(origin)],
      (response) => void response.on('close', hungUp).write('PN'),
    ]);
    const leaving = new AbortController();
    await get(undefined, { signal: leaving.signal });
    leaving.abort();
    await vi.waitFor(() => expect(hungUp).toHaveBeenCalled());
  });

  it('and does not read slows the download down', async () => {
    const whole = 200_000_000;
    let given = 0;
    const { get } = await startMedia(
      [
        (origin) => [ownFile(origin)],
        (response) => {
          response.writeHead(200, { 'content-length': String(whole) });
          const piece = Buffer.alloc(1_000_000);
          const more = () => {
            while (given < whole && response.write(piece)) given += piece.length;
            given += piece.length;
            if (given < whole) response.once('drain', more);
          };
          more();
        },
      ],
      { media: { maxBytes: whole } },
    );
    const leaving = new AbortController();
    await get(undefined, { signal: leaving.signal });
    let before = -1;
    await vi.waitFor(
      () => {
        const was = before;
        before = given;
        expect(given).toBe(was);
      },
      { timeout: 15_000, interval: 300 },
    );
    expect(given).toBeLessThan(whole / 2);
    leaving.abort();
  });

  it('for too many at once has to wait, and nobody else does', async () => {
    const held: ServerResponse[] = [];
    const { get } = await startMedia([
      (origin) => [ownFile(origin)],
      (response) => {
        held.push(response.writeHead(200));
        response.write('P');
      },
    ]);
    const open = await Promise.all(Array.from({ length: 8 }, () => get()));
    expect(open.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const ninth = await get();
    expect([await codeOf(ninth), ninth.headers.get('retry-after')]).toEqual([[503, 'CROWDED'], '1']);
    for (const response of held) response.end('NG');
    expect(await Promise.all(open.map((response) => response.text()))).toEqual(Array(8).fill('PNG'));
    const later = get();
    await vi.waitFor(() => expect(held).toHaveLength(9));
    held[8]?.end('NG');
    expect((await later).status).toBe(200);
  });

  it('gets the whole file from a gateway that stops', async () => {
    let end = () => {};
    const { get, gateway } = await startMedia([
      (origin) => [ownFile(origin)],
      (response) => {
        response.write('P');
        end = () => void response.end('NG');
      },
    ]);
    const response = await get();
    const closing = gateway.close();
    await expect.poll(() => get().catch((error: Error) => error.message)).toBe('fetch failed');
    end();
    expect(await response.text()).toBe('PNG');
    await closing;
  });
});
