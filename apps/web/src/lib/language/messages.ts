import type { en } from './en/en.ts';

/** Every sentence of the inbox. What English says every language must say, or it does not compile. */
export type Messages = typeof en;

/** The sentences of the language in use. Read them where they are shown, never when a module is loaded. */
export let messages: Messages;

export function setMessages(next: Messages): void {
  messages = next;
}
