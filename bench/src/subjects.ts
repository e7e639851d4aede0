import { api } from './api/api.ts';
import { clients } from './clients/clients.ts';
import { gateway } from './gateway/gateway.ts';
import type { Subject } from './harness/subject.ts';
import { restClient } from './rest-client/rest-client.ts';
import { scale } from './scale/scale.ts';
import { validation } from './validation/validation.ts';
import { web } from './web/web.ts';

/** By the name to ask for them. */
export const SUBJECTS: Readonly<Record<string, Subject>> = {
  gateway,
  clients,
  api,
  'rest-client': restClient,
  scale,
  validation,
  web,
};
