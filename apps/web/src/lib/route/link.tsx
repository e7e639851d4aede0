import type { ComponentProps, MouseEvent } from 'react';
import { navigate } from './location.ts';

/** A link within the inbox: a plain click changes the address without loading the page. */
export function Link({ href, ...props }: ComponentProps<'a'> & { readonly href: string }) {
  function onClick(event: MouseEvent): void {
    const { button, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (button !== 0 || ctrlKey || metaKey || altKey || shiftKey) return;
    event.preventDefault();
    navigate(href);
  }
  return <a {...props} href={href} onClick={onClick} />;
}
