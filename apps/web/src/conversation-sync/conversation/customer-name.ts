import { messages } from '../../lib/language/messages.ts';
import { oneLine } from '../../lib/language/readable.ts';

interface NamedCustomer {
  readonly name?: string | null;
  readonly displayId?: string | null;
}

/** What to call a customer: name, else the number or handle on the channel, else a plain word. */
export function customerName(customer: NamedCustomer | null | undefined): string {
  return oneLine(customer?.name) || oneLine(customer?.displayId) || messages.conversation.unnamedCustomer;
}
