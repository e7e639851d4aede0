import TriangleAlert from 'lucide-react/icons/triangle-exclamation-point';
import { messages } from '../../lib/language/messages.ts';
import { Message } from '../message/message.tsx';

/** Stands where a part cannot be shown. A newer Parley may no longer have its code: then loading the page helps. */
export function PartLost({ again }: { again: () => void }) {
  return (
    <Message
      title={messages.app.broken}
      icon={<TriangleAlert size={20} />}
      actions={[
        { label: messages.app.tryAgain, run: again },
        { label: messages.app.loadAgain, run: () => location.reload() },
      ]}
    >
      {messages.app.brokenBecause}
    </Message>
  );
}
