import { words } from '../language/words.ts';

interface NamedCustomer {
  readonly name?: string | null;
  readonly displayId?: string | null;
}

/** What to call a customer: name, else the number or handle on the channel, else a plain word. */
export function customerName(customer: NamedCustomer | null | undefined): string {
  return customer?.name?.trim() || customer?.displayId?.trim() || words.conversation.unnamedCustomer;
}
