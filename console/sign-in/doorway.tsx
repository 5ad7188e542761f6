/** The quiet page before the desk: mark, a heading, a small form; language and theme at the foot. */
import type { ComponentChildren } from 'preact';
import { LanguageChoice } from '../shell/language-choice.tsx';
import { SchemeChoice } from '../shell/scheme-choice.tsx';
import { Mark } from '../ui/mark.tsx';
import './doorway.css';

export function Doorway({ title, text, children }: { title: string; text: string; children: ComponentChildren }) {
  return (
    <main class="doorway">
      <div class="doorway-box">
        <Mark size={40} />
        <h1>{title}</h1>
        <p class="soft">{text}</p>
        {children}
      </div>
      <footer class="doorway-foot">
        <LanguageChoice />
        <SchemeChoice />
      </footer>
    </main>
  );
}
