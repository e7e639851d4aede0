import { seen } from './readable.ts';

/** A text of several lines as it can be read: its writer may have set its directions, but not overridden them. */
export function readableText(text: string | null | undefined): string {
  return seen(text?.replace(/[\u202D\u202E]/g, ''));
}
