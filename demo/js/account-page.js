// The account: sign-in (a mock) and views that change by the history API, without a page load.
import { viewFromPath, views } from './account-views.js';
import { checkForm } from './checked-form.js';
import { defineMeter } from './havenlicht-meter.js';

const sessionKey = 'havenlicht.account';
const at = (id) => document.getElementById(id);
let leaveView = () => {};

function show(moveFocus) {
  leaveView();
  const isSignedIn = sessionStorage.getItem(sessionKey) !== null;
  at('sign-in').hidden = isSignedIn;
  at('account').hidden = !isSignedIn;
  if (!isSignedIn) {
    document.title = 'Anmelden – Havenlicht';
    leaveView = () => {};
    return;
  }
  const name = viewFromPath(location.pathname, location.search);
  const view = views[name];
  at('view').replaceChildren(at(`view-${name}`).content.cloneNode(true));
  leaveView = view.enter(at('view')) ?? (() => {});
  document.title = `${view.title} – Havenlicht`;
  for (const link of document.querySelectorAll('.account-nav a')) {
    if (link.pathname === `/demo/account/${name}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  if (moveFocus) at('view').focus({ preventScroll: true });
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="/demo/account/"]');
  const isPlainClick = !event.defaultPrevented && event.button === 0 && !event.metaKey && !event.ctrlKey;
  if (!link || !isPlainClick) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  scrollTo(0, 0);
  show(true);
});
addEventListener('popstate', () => show(true));

checkForm(at('sign-in-form'), () => {
  sessionStorage.setItem(sessionKey, 'signed-in');
  at('sign-in-form').reset();
  history.replaceState(null, '', `/demo/account/${viewFromPath(location.pathname, location.search)}`);
  show(true);
});
at('sign-out').addEventListener('click', () => {
  sessionStorage.removeItem(sessionKey);
  history.pushState(null, '', '/demo/account/overview');
  show(false);
  at('sign-in-email').focus();
});

defineMeter();
show(false);
