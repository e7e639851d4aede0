import { MessageSquareText } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { DemoUsersQuery } from '../generated/graphql.ts';
import { Avatar } from '../people/avatar.tsx';
import { session } from './session-store.ts';
import css from './sign-in.module.css';
import { fetchDemoUsers, verifyToken } from './verify-token.ts';

export function SignIn({ reason }: { reason: string | null }) {
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [checking, setChecking] = useState<string | null>(null);
  const [demoUsers, setDemoUsers] = useState<DemoUsersQuery['demoUsers']>([]);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    document.title = 'Sign in – Parley';
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
      setProblem('Enter your access token first.');
      field.current?.focus();
    }
  }

  return (
    <main className={css.page}>
      <div className={css.card}>
        <header className={css.header}>
          <span className={css.mark} aria-hidden="true">
            <MessageSquareText size={20} />
          </span>
          <h1 className={css.title}>Sign in to Parley</h1>
          <p className={css.subtitle}>Every customer conversation, and who looks after it.</p>
        </header>

        {reason && (
          <p className={css.reason} role="status">
            {reason}
          </p>
        )}

        <form className={css.form} onSubmit={submit} noValidate>
          <label className={css.label} htmlFor="token">
            Access token
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
            Kept in this tab only, and forgotten when you close it.
          </p>
          <p id="token-problem" className={css.problem} role="alert">
            {problem}
          </p>
          <button type="submit" className={css.submit} aria-disabled={checking !== null}>
            {checking !== null && checking === token.trim() ? 'Signing in…' : 'Sign in'}
          </button>
        </form>

        {demoUsers.length > 0 && (
          <section className={css.demo} aria-labelledby="demo-title">
            <h2 id="demo-title" className={css.demoTitle}>
              <span>Or try it as</span>
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
                    <bdi className={css.name}>{user.name}</bdi>
                    <span className={css.role}>
                      {checking === user.token ? 'Signing in…' : user.roles.join(', ')}
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
