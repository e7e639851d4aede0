import type { ServerResponse } from 'node:http';
import type { Plugin } from 'graphql-yoga';

const LOOKS = 5;

/**
 * Hangs up on a subscriber that has taken nothing for so many milliseconds although there is something for it. Until
 * then its socket holds back the rest; afterwards it can go on from the last event that it has.
 */
export function useStalledReaders(patienceMs: number): Plugin {
  return {
    onResponse({ response, serverContext }) {
      const { res } = serverContext as { readonly res?: ServerResponse };
      if (!res || !response.headers.get('content-type')?.startsWith('text/event-stream')) return;
      let looks = 0;
      const watch = setInterval(() => {
        looks = res.writableNeedDrain ? looks + 1 : 0;
        if (looks > LOOKS) res.destroy();
      }, patienceMs / LOOKS).unref();
      res.on('drain', () => {
        looks = 0;
      });
      res.once('close', () => clearInterval(watch));
    },
  };
}
