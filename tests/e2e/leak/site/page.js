// What a page of today does with its own parts: draws, keeps, builds shadow trees, repeats what is typed.
const $ = (id) => document.getElementById(id);

const canvas = $('canvas').getContext('2d');
canvas.font = '20px serif';
canvas.fillText('zzq-canvas', 5, 25);
localStorage.setItem('user', 'zzq-storage');
document.cookie = 'user=zzq-cookie';
history.replaceState({ user: 'zzq-state' }, '');

customElements.define(
  'my-card',
  class extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: 'open' });
      root.innerHTML =
        '<style>p::before{content:"zzq-card-content"}</style><p id="text">zzq-card</p><input id="field">';
    }
  },
);
const shadow = $('shadow').attachShadow({ mode: 'open' });
shadow.innerHTML =
  '<style>#who::after{content:"zzq-shadow-content"}</style><p>offen-shadow</p><p id="who" data-lotse="mask">zzq-shadow-masked</p><input id="field" placeholder="zzq-shadow-placeholder">';
const sheet = new CSSStyleSheet();
sheet.replaceSync('#who::before{content:"zzq-adopted"} p{color:navy}');
shadow.adoptedStyleSheets = [sheet];

// The well-known trick of a text area that grows, and a live greeting.
$('text').addEventListener('input', ({ target }) => {
  $('grow').dataset.replicated = target.value;
  $('echo').textContent = `Guten Tag, ${target.value}!`;
  history.replaceState({}, '', `?q=${encodeURIComponent(target.value)}`);
});
