import { Globe } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Boundary } from '../boundary.tsx';
import { words } from '../language/words.ts';
import css from './settings.module.css';

const Choices = lazy(() => import('./choices.tsx').then((module) => ({ default: module.Choices })));

/** A button for what each person sets for this browser: the language and the colours. */
export function Settings() {
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <>
      <button
        type="button"
        className={css.button}
        popoverTarget="settings"
        aria-label={words.app.settings}
        title={words.app.settings}
      >
        <Globe size={16} aria-hidden="true" />
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset has a legend that would be seen */}
      <div
        id="settings"
        className={css.popover}
        popover="auto"
        role="group"
        aria-label={words.app.settings}
        onBeforeToggle={() => setWasOpened(true)}
      >
        {wasOpened && (
          <Boundary fallback={<p>{words.app.tryAgain}</p>}>
            <Suspense fallback={<p role="status">{words.app.loading}</p>}>
              <Choices />
            </Suspense>
          </Boundary>
        )}
      </div>
    </>
  );
}
