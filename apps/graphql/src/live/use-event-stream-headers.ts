import type { Plugin } from 'graphql-yoga';

/** What a proxy has to be told so that each event arrives at once. Yoga names a coding that there is not. */
export function useEventStreamHeaders(): Plugin {
  return {
    onResponse({ response: { headers } }) {
      if (!headers.get('content-type')?.startsWith('text/event-stream')) return;
      headers.delete('content-encoding');
      headers.set('cache-control', 'no-store');
      // nginx and its kind collect an answer unless it asks them not to.
      headers.set('x-accel-buffering', 'no');
    },
  };
}
