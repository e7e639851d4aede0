import { isolate } from '../../lib/language/isolate.ts';
import { messages } from '../../lib/language/messages.ts';
import css from './message.module.css';

/** A link to a map that the message brought, said with where it leads; nothing is loaded from there. */
export function PlaceLink({ url }: { url: string | null }) {
  const address = url !== null && URL.canParse(url) ? new URL(url) : null;
  if (address === null || !/^https?:$/.test(address.protocol)) return null;
  return (
    <a href={address.href} target="_blank" rel="noreferrer" className={css.placeLink}>
      {messages.media.openPlace(isolate(address.host))}
    </a>
  );
}
