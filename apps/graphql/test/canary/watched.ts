import type { GatewaySettings } from '../../src/index.ts';
import { watch } from './canary.ts';

type LogTarget = NonNullable<GatewaySettings['logTo']>;

export function watchedLog(target?: LogTarget): LogTarget {
  return {
    write(line) {
      watch('log', line);
      return target?.write(line);
    },
  };
}

/** Looks at every answer that is asked for in this process. Those over a socket the set-up of the tests looks at. */
export function watchedYoga<Y extends { readonly fetch: (...args: never[]) => Response | Promise<Response> }>(
  yoga: Y,
): Y {
  const fetch = async (...args: Parameters<Y['fetch']>): Promise<Response> => {
    const response = await yoga.fetch(...args);
    watch('answer', JSON.stringify([...response.headers]));
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    if (!isStream && response.body !== null) watch('answer', await response.clone().text());
    return response;
  };
  return new Proxy(yoga, {
    get: (target, name) => (name === 'fetch' ? fetch : Reflect.get(target, name)),
  });
}
