import '../ui/styles/layers.css';
import '../ui/styles/tokens.css';
import '../ui/styles/base.css';
import '../ui/styles/frame.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { chosenLanguage } from '../lib/language/chosen-language.ts';
import { preferredLanguage } from '../lib/language/preferred-language.ts';
import { setFirstLocale } from '../lib/language/set-locale.ts';
import { theme } from '../lib/theme/theme.ts';
import { App } from './app.tsx';

const root = document.getElementById('root');

theme.apply();
// Not awaited at the top: the bundler then tears everything that lazy parts share out into chunks of their own.
void setFirstLocale(preferredLanguage(chosenLanguage.get(), navigator.languages)).then(() => {
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
