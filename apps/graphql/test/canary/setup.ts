import { ServerResponse } from 'node:http';
import { afterEach, expect } from 'vitest';
import { takeLeaks, watch } from './canary.ts';

// Everything that a process can say: its two streams, the console, and the heads and bodies of all that it answers.
for (const name of ['stdout', 'stderr'] as const) {
  const write = process[name].write.bind(process[name]);
  process[name].write = ((chunk: string | Uint8Array, ...rest: never[]) => {
    watch(name, Buffer.from(chunk as string));
    return write(chunk, ...rest);
  }) as typeof write;
}
for (const level of ['error', 'warn', 'info', 'log', 'debug'] as const) {
  const print = console[level].bind(console);
  console[level] = (...parts) => {
    watch(`console.${level}`, parts.map(String).join(' '));
    print(...parts);
  };
}
for (const name of ['write', 'end'] as const) {
  const send = ServerResponse.prototype[name];
  ServerResponse.prototype[name] = function (this: ServerResponse, ...args: never[]) {
    const [chunk] = args as unknown[];
    if (typeof chunk === 'string' || chunk instanceof Uint8Array)
      watch('socket', Buffer.from(chunk as string));
    watch('socket', JSON.stringify(this.getHeaders()));
    return (send as (...args: never[]) => never).apply(this, args);
  };
}

afterEach(() => {
  expect(takeLeaks(), "the caller's token got out").toEqual([]);
});
