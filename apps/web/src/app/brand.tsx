import MessageSquareText from 'lucide-react/icons/message-square-text';
import { words } from '../lib/language/words.ts';

export function Brand() {
  return (
    <span className="brand">
      <span className="brand-mark" aria-hidden="true">
        <MessageSquareText size={14} />
      </span>
      <span className="brand-word">{words.app.name}</span>
    </span>
  );
}
