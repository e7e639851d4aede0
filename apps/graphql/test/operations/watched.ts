// Loaded into a gateway's process before it: tells what the process holds whenever it is asked.
export interface Holding {
  /** Bytes of the heap, right after a collection. */
  readonly heap: number;
  readonly sockets: number;
  readonly timers: number;
  /** Of the process itself, such as those for its end. */
  readonly listeners: number;
}

process.on('message', () => {
  globalThis.gc?.();
  globalThis.gc?.();
  const resources = process.getActiveResourcesInfo();
  const countOf = (name: RegExp) => resources.filter((resource) => name.test(resource)).length;
  const holding: Holding = {
    heap: process.memoryUsage().heapUsed,
    sockets: countOf(/^TCPSocketWrap$/),
    timers: countOf(/^(Timeout|Immediate)$/),
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
  };
  process.send?.(holding);
});
// The channel alone must not keep the process.
process.channel?.unref();
