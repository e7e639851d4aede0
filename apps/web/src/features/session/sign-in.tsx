import MessageSquareText from 'lucide-react/icons/message-square-text';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type SessionState, session } from '../../conversation-sync/session/session-store.ts';
import type { DemoUsersQuery } from '../../generated/graphql.ts';
import { joinFacts } from '../../lib/language/list.ts';
import { messages } from '../../lib/language/messages.ts';
import { oneLine } from '../../lib/language/readable.ts';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { Settings } from '../settings/settings.tsx';
import css from './sign-in.module.css';
import { fetchDemoUsers, verifyToken } from './verify-token.ts';

// Roles are the business's own words; these two every demo has.
function roleName(role: string): string {
  return { ...messages.session.roles }[role] ?? role;
}

export function SignIn({ reason }: { reason: SessionState['reason'] }) {
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [checking, setChecking] = useState<string | null>(null);
  const [demoUsers, setDemoUsers] = useState<DemoUsersQuery['demoUsers']>([]);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    field.current?.focus();
  }, []);
  const title = messages.app.title(messages.session.title);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    let here = true;
    void fetchDemoUsers().then((users) => here && setDemoUsers(users));
    return () => {
      here = false;
    };
  }, []);

  async function signIn(candidate: string): Promise<void> {
    if (checking !== null) return;
    setProblem(null);
    setChecking(candidate);
    const wrong = await verifyToken(candidate);
    setChecking(null);
    if (wrong === null) session.signIn(candidate);
    else {
      setProblem(wrong);
      field.current?.focus();
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    const trimmed = token.trim();
    if (trimmed) void signIn(trimmed);
    else {
      setProblem(messages.session.tokenMissing);
      field.current?.focus();
    }
  }

  return (
    <main className={css.page}>
      <div className={css.settings}>
        <Settings />
      </div>
      <div className={css.card}>
        <header className={css.header}>
          <span className={css.mark} aria-hidden="true">
            <MessageSquareText size={20} />
          </span>
          <h1 className={css.title}>{messages.session.heading}</h1>
          <p className={css.subtitle}>{messages.session.subtitle}</p>
        </header>

        {reason && (
          <p className={css.reason} role="status">
            {reason()}
          </p>
        )}

        <form className={css.form} onSubmit={submit} noValidate>
          <label className={css.label} htmlFor="token">
            {messages.session.token}
          </label>
          <input
            id="token"
            ref={field}
            className={css.field}
            type="password"
            autoComplete="current-password"
            spellCheck={false}
            value={token}
            onChange={(event) => setToken(event.target.value)}
            aria-invalid={problem !== null}
            aria-describedby={problem ? 'token-problem' : 'token-hint'}
          />
          <p id="token-hint" className={css.hint} hidden={problem !== null}>
            {messages.session.kept}
          </p>
          <p id="token-problem" className={css.problem} role="alert">
            {problem}
          </p>
          <button type="submit" className={css.submit} aria-disabled={checking !== null}>
            {checking !== null && checking === token.trim()
              ? messages.session.signingIn
              : messages.session.signIn}
          </button>
        </form>

        {demoUsers.length > 0 && (
          <section className={css.demo} aria-labelledby="demo-title">
            <h2 id="demo-title" className={css.demoTitle}>
              <span>{messages.session.demo}</span>
            </h2>
            <ul>
              {demoUsers.map((user) => (
                <li key={user.id}>
                  <button
                    type="button"
                    className={css.user}
                    onClick={() => void signIn(user.token)}
                    aria-disabled={checking !== null}
                  >
                    <Avatar name={user.name} id={user.id} />
                    <bdi className={css.name}>
                      {oneLine(user.name) || messages.conversation.user(user.id)}
                    </bdi>
                    <span className={css.role}>
                      {checking === user.token
                        ? messages.session.signingIn
                        : joinFacts(user.roles.map(roleName))}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </main>
  );
}
