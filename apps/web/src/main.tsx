import './styles/layers.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/frame.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { chosenLanguage } from './language/chosen-language.ts';
import { preferredLanguage } from './language/preferred-language.ts';
import { speakFirst } from './language/speak.ts';
import { theme } from './theme/theme.ts';

const root = document.getElementById('root');

theme.apply();
// Not awaited at the top: the bundler then tears everything that lazy parts share out into chunks of their own.
void speakFirst(preferredLanguage(chosenLanguage.get(), navigator.languages)).then(() => {
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
