import MessageSquareText from 'lucide-react/icons/message-square-text';
import { messages } from '../lib/language/messages.ts';

export function Brand() {
  return (
    <span className="brand">
      <span className="brand-mark" aria-hidden="true">
        <MessageSquareText size={14} />
      </span>
      <span className="brand-word">{messages.app.name}</span>
    </span>
  );
}
