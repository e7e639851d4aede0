import { useState } from 'react';
import { chosenLanguage } from '../../lib/language/chosen-language.ts';
import { isLanguage, LANGUAGES } from '../../lib/language/languages.ts';
import { messages } from '../../lib/language/messages.ts';
import { setLocale } from '../../lib/language/set-locale.ts';
import { useLanguage } from '../../lib/language/use-language.ts';
import { useStore } from '../../lib/store/use-store.ts';
import { isTheme, THEMES, theme } from '../../lib/theme/theme.ts';
import css from './settings.module.css';

export function Choices() {
  const language = useLanguage();
  const shownTheme = useStore(theme);
  const [failed, setFailed] = useState(false);

  function choose(next: string): void {
    if (!isLanguage(next)) return;
    setFailed(false);
    setLocale(next).then(
      () => chosenLanguage.set(next),
      () => setFailed(true),
    );
  }

  return (
    <>
      <label className={css.choice}>
        <span>{messages.app.language}</span>
        <select className={css.select} value={language} onChange={(event) => choose(event.target.value)}>
          {Object.entries(LANGUAGES).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag} dir="auto">
              {name}
            </option>
          ))}
        </select>
      </label>
      <p className={css.failed} role="alert">
        {failed && messages.app.languageFailed}
      </p>
      <label className={css.choice}>
        <span>{messages.app.appearance}</span>
        <select
          className={css.select}
          value={shownTheme}
          onChange={(event) => isTheme(event.target.value) && theme.set(event.target.value)}
        >
          {THEMES.map((name) => (
            <option key={name} value={name}>
              {messages.app.themes[name]}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
