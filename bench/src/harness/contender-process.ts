import type { Contender, StartContender } from './contender.ts';
import { measure } from './measure.ts';
import type { Order } from './spawned-contender.ts';

// Runs in the process of one contender, which does nothing but what its orders say.
let contender: Contender;

process.on('message', async (order: Order) => {
  process.send?.(await obey(order));
});

async function obey(order: Order): Promise<unknown> {
  switch (order.kind) {
    case 'start': {
      const { start }: { start: StartContender } = await import(order.module);
      contender = await start(order.address);
      return {};
    }
    case 'once':
      return { result: await contender.run() };
    case 'measure':
      return measure(contender, order.runs, order.inFlight);
    case 'end':
      await contender.close?.();
      process.disconnect();
      return {};
  }
}
