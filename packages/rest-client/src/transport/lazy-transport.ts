import type { Transport } from './transport.ts';

/** A transport that its first request opens. From then on its `send` is the one that was opened. */
export function createLazyTransport(open: () => Promise<Transport>): Transport {
  let opening: Promise<Transport> | undefined;
  const transport: Transport = {
    // fetch, too, calls onSending.
    reportsSending: true,
    async send(request) {
      opening ??= open();
      const opened = await opening;
      transport.send = opened.send;
      return opened.send(request);
    },
    async close() {
      await (await opening?.catch(() => undefined))?.close();
    },
  };
  return transport;
}
