/** Starts the console: theme, styles, the app. */
import '../shared/ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './app.tsx';
import { keepTitle } from './attention/title-badge.ts';
import { keepSeen } from './conversation/seen.ts';
import { locale } from './i18n/t.ts';
import { showScheme } from './ui/theme.ts';

showScheme();
keepTitle();
keepSeen();
effect(() => {
  document.documentElement.lang = locale.value;
});

const root = document.querySelector('#desk');
if (root) render(<App />, root);
