/** Runs in the page: what scripts change after load, with a secret in each change that is hidden and none in those that are not. */
export function changeByScript(): void {
  const $ = <T extends HTMLElement = HTMLInputElement>(id: string) => document.getElementById(id) as T;
  const make = (tag: string, attributes: Record<string, string>, text = '') => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  };
  // Values set by script, as frameworks and password managers do.
  for (const id of ['text', 'email', 'password', 'area', 'dialog-text']) {
    $(id).value = `zzq-set-${id}`;
    $(id).dispatchEvent(new Event('input', { bubbles: true }));
    $(id).dispatchEvent(new Event('change', { bubbles: true }));
  }
  for (const name of ['value', 'placeholder', 'title', 'aria-label', 'data-old', 'alt', 'x-any']) {
    $('text').setAttribute(name, `zzq-attribute-${name}`);
  }
  $('box').setAttribute('value', 'zzq-box-later');
  $('area').textContent = 'zzq-area-later';
  $('select').append(make('option', { value: 'zzq-late-value', label: 'zzq-late-label' }, 'zzq-late-option'));
  $('select').querySelector('option')!.firstChild!.nodeValue = 'zzq-option-changed';
  $('offers').append(make('option', { value: 'zzq-late-offer' }));
  $('editable').firstChild!.nodeValue = 'zzq-editable-later';
  $('editable').append(make('b', {}, 'zzq-editable-added'));
  // What a person wrote stays hidden when the editor closes.
  $('editable').removeAttribute('contenteditable');
  $('editable').append(' zzq-editable-closed');

  // New fields, by node and by markup.
  const form = $('plain');
  form.append(make('input', { value: 'zzq-new-field', placeholder: 'zzq-new-placeholder' }));
  form.append(make('input', { type: 'hidden', value: 'zzq-new-hidden' }));
  form.insertAdjacentHTML(
    'beforeend',
    '<textarea>zzq-new-area</textarea><select><option>zzq-new-option</option></select>',
  );

  // Masked and blocked places change.
  $('masked-text').firstChild!.nodeValue = 'zzq-masked-later';
  $('masked').setAttribute('title', 'zzq-masked-title-later');
  $('masked').append(make('p', { title: 'zzq-added-title' }, 'zzq-masked-added'));
  $('masked').style.setProperty('--late', 'zzq-late-variable');
  $('masked-card').shadowRoot!.getElementById('text')!.textContent = 'zzq-card-later';
  $('masked-card').shadowRoot!.append(make('p', {}, 'zzq-card-added'));
  $('blocked-text').firstChild!.nodeValue = 'zzq-blocked-later';
  $('blocked').append(make('p', {}, 'zzq-blocked-added'));
  $('blocked-card').shadowRoot!.getElementById('text')!.firstChild!.nodeValue = 'zzq-blocked-card-later';
  $('blocked-card').shadowRoot!.append(make('p', {}, 'zzq-blocked-card-added'));
  const adopted = new CSSStyleSheet();
  adopted.replaceSync('p::after{content:"zzq-blocked-adopted"}');
  $('blocked-card').shadowRoot!.adoptedStyleSheets = [adopted];
  for (const id of ['masked-frame', 'blocked-frame', 'blocked-frame-itself', 'frame']) {
    const inside = $<HTMLIFrameElement>(id).contentDocument!.getElementById('text')!;
    inside.firstChild!.nodeValue = `zzq-later-in-${id}`;
    inside.append(make('b', {}, `zzq-added-in-${id}`));
  }
  // Hidden from now on, then changed in the same breath.
  $('hidden-later').dataset['lotse'] = 'block';
  $('hidden-later-text').firstChild!.nodeValue = 'zzq-hidden-later';
  $('hidden-later-text').title = 'zzq-hidden-later-title';
  // Out of the masked place, changed on the way; and its text alone.
  const moving = $('moving');
  $('outside').append(moving);
  moving.firstChild!.nodeValue = 'zzq-moved';
  moving.title = 'zzq-moved-title';
  const stray = $('masked-text').firstChild!;
  $('outside').append(stray);
  $('masked').removeAttribute('data-lotse');
  $('masked-text').append('zzq-mark-gone');

  // Style sheets written by script.
  const style = document.head.appendChild(document.createElement('style'));
  style.sheet!.insertRule('#masked-generated::after { content: "zzq-inserted" }');
  style.sheet!.insertRule('h1::after { content: "offen-inserted" }');
  (style.sheet!.cssRules[1] as CSSStyleRule).style.setProperty('content', '"zzq-set-property"');
  $<HTMLDialogElement>('dialog').showModal();
  document.title = 'zzq-title-later';
  history.pushState({}, '', '/?next=zzq-pushed#zzq-pushed-fragment');

  const added = make('p', { title: 'offen-added-title' }, 'offen-added');
  document.body.append(added);
  requestAnimationFrame(() => (added.firstChild!.nodeValue = 'offen-text-later'));
}
