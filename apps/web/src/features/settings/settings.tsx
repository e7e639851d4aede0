import Globe from 'lucide-react/icons/globe';
import { useState } from 'react';
import { messages } from '../../lib/language/messages.ts';
import { Button } from '../../ui/button/button.tsx';
import { lazyPart } from '../../ui/lazy/lazy-part.tsx';
import css from './settings.module.css';

const Choices = lazyPart(() => import('./choices.tsx').then((module) => module.Choices), {
  loading: () => <p role="status">{messages.app.loading}</p>,
  lost: (_, again) => (
    <Button look="link" onClick={again}>
      {messages.app.tryAgain}
    </Button>
  ),
});

/** A button for what each person sets for this browser: the language and the colours. */
export function Settings() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        look="icon"
        popoverTarget="settings"
        aria-label={messages.app.settings}
        title={messages.app.settings}
      >
        <Globe size={16} aria-hidden="true" />
      </Button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset has a legend that would be seen */}
      <div
        id="settings"
        className={css.popover}
        popover="auto"
        role="group"
        aria-label={messages.app.settings}
        onBeforeToggle={(event) => setIsOpen(event.newState === 'open')}
      >
        {isOpen && <Choices />}
      </div>
    </>
  );
}
