export { FAKE_EXTENSIONS, type FakeExtension } from './api/fake-api.ts';
export type { FakeRequest } from './api/fake-request.ts';
export { sampleConversation } from './api/sample-conversation.ts';
export { createFakeUpstream, type FakeUpstream } from './fake-upstream.ts';
export { FAULTS, type FaultKind, type FaultRow } from './faults/fault-kinds.ts';
export type { Fault, FaultScope } from './faults/fault-script.ts';
export type { FakeUpstreamOptions, UpstreamAddress, UpstreamControls } from './upstream-core.ts';
export { createVirtualClock, type VirtualClock } from './virtual-clock.ts';
