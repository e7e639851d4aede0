import TriangleAlert from 'lucide-react/icons/triangle-exclamation-point';
import { words } from '../../lib/language/words.ts';
import { Message } from '../message/message.tsx';

/** Stands where a part cannot be shown. A newer Parley may no longer have its code: then loading the page helps. */
export function PartLost({ again }: { again: () => void }) {
  return (
    <Message
      title={words.app.broken}
      icon={<TriangleAlert size={20} />}
      actions={[
        { label: words.app.tryAgain, run: again },
        { label: words.app.loadAgain, run: () => location.reload() },
      ]}
    >
      {words.app.brokenBecause}
    </Message>
  );
}
