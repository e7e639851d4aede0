import type { RestClientOptions } from '../client-options.ts';
import { createFakeTransport } from './fake-transport.ts';
import {
  createUpstreamCore,
  type FakeUpstreamOptions,
  type UpstreamAddress,
  type UpstreamControls,
} from './upstream-core.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

/** An API in memory that can be made to fail. */
export interface FakeUpstream extends UpstreamControls {
  /** For `createRestClient`: base URL, token, transport and clock of this upstream. */
  readonly options: UpstreamAddress & Required<Pick<RestClientOptions, 'transport' | 'clock'>>;
  /** The time of client and upstream. Stands still unless told otherwise. */
  readonly clock: VirtualClock;
}

const ORIGIN = 'https://fake-upstream.example';
const BASE_PATH = '/third-party/v1';

/** Makes an upstream in memory, with a time of its own: deadlines, backoffs and Retry-After pass without waiting. */
export function createFakeUpstream(options: FakeUpstreamOptions = {}): FakeUpstream {
  const clock = createVirtualClock();
  const upstream = createUpstreamCore(options, clock, () => 'https://elsewhere.example');
  const { latency = 0 } = options;
  const transport = createFakeTransport({
    meet: (request) => upstream.script.take(request, true),
    arrive: (request, fault) => upstream.arrive(request, fault, ORIGIN + BASE_PATH),
    clock,
    latency: () => latency,
    origin: ORIGIN,
    basePath: BASE_PATH,
  });
  return {
    ...upstream.controls,
    clock,
    options: {
      baseUrl: ORIGIN + BASE_PATH,
      ...upstream.options,
      transport,
      clock,
    },
  };
}
