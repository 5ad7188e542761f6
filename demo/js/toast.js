// A short message at the top of the page that leaves by itself.
import { element } from './element.js';

const shownMs = 6000;
// The live region must exist before its text changes, or it is not read aloud.
const region = element('div', { role: 'status' });
document.body.append(region);
let timer;

export function showToast(text, linkText, href) {
  clearTimeout(timer);
  region.replaceChildren(
    element('div', { class: 'toast' }, element('span', {}, text), element('a', { href }, linkText)),
  );
  timer = setTimeout(() => region.replaceChildren(), shownMs);
}
