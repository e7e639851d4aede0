import X from 'lucide-react/icons/x';
import { useEffect, useRef, useState } from 'react';
import { messages } from '../../lib/language/messages.ts';
import { useStore } from '../../lib/store/use-store.ts';
import { Button } from '../button/button.tsx';
import type { Toast, ToastStore } from './toast-store.ts';
import css from './toasts.module.css';

const TOAST_DURATION_MS = 8000;

/** Says what became of a change. Always in the page, so that screen readers announce what appears in it. */
export function Toasts({ store }: { store: ToastStore }) {
  const toasts = useStore(store);
  return (
    <section className={css.region} aria-label={messages.app.notifications}>
      <div role="status" aria-live="polite" aria-relevant="additions text">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onGone={() => store.close(toast.id)} />
        ))}
      </div>
    </section>
  );
}

function ToastCard({ toast, onGone }: { toast: Toast; onGone: () => void }) {
  const card = useRef<HTMLDivElement>(null);
  const [paused, setPaused] = useState(false);
  const gone = useRef(onGone);
  useEffect(() => {
    gone.current = onGone;
  });
  useEffect(() => {
    if (toast.sticky || paused) return;
    const timer = setTimeout(() => gone.current(), TOAST_DURATION_MS);
    return () => clearTimeout(timer);
  }, [toast.sticky, paused]);

  // Where there are more than fit, the newest is seen.
  useEffect(() => {
    // Its value is no clean-up: newer browsers return a promise.
    card.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while it is looked at
    <div
      ref={card}
      className={css.toast}
      data-tone={toast.tone}
      onPointerEnter={() => setPaused(true)}
      onPointerLeave={() => setPaused(false)}
      onFocus={() => setPaused(true)}
      onBlur={() => setPaused(false)}
    >
      <p className={css.text}>
        <strong>{toast.lead}</strong>
        {toast.subject && (
          <>
            <span className={css.dot} aria-hidden="true">
              ·
            </span>{' '}
            <bdi>{toast.subject}</bdi>
          </>
        )}
        {toast.detail && <span className={css.detail}>{` ${toast.detail}`}</span>}
      </p>
      <div className={css.actions}>
        {toast.actions.map((action) => (
          <Button look="plain" key={action.label} className={css.action} onClick={action.run}>
            <span>{action.label}</span>
            {action.key && (
              <span aria-hidden="true">
                <kbd>{action.key}</kbd>
              </span>
            )}
          </Button>
        ))}
        <Button look="icon" className={css.close} onClick={onGone} aria-label={messages.app.dismiss}>
          <X size={16} aria-hidden="true" />
        </Button>
      </div>
    </div>
  );
}
