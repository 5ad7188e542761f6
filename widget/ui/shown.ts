/** What every part of the opened widget is drawn from. */
import type { App } from '../app.ts';
import type { Texts } from '../i18n/texts.ts';
import type { WidgetState } from '../state/widget-state.ts';

export type Shown = { readonly app: App; readonly now: WidgetState; readonly texts: Texts };
