import { ExpectedError } from '../failures/expected-error.ts';
import type { Capabilities } from './capabilities.ts';

const SENTENCES = {
  list: 'The API behind this gateway cannot list conversations; ask for single ones by id.',
  users: 'The API behind this gateway cannot list users; assign by the id of a user.',
} as const;

/** An upstream that could not be asked is given the benefit of the doubt: its own answer will tell. */
export function demand(capabilities: Capabilities, what: keyof typeof SENTENCES): void {
  if (capabilities.certain && !capabilities[what])
    throw new ExpectedError('READ_UNSUPPORTED', SENTENCES[what]);
}
