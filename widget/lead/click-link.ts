/** Clicks a link as a person's mouse would, so that a page with a router of its own notices. Decides nothing. */

/** `mayGoOn` is asked before the click itself: what came before may have changed the page. */
export function clickLink(link: Element, mayGoOn: () => boolean): void {
  const { left, top, width, height } = link.getBoundingClientRect();
  const at = {
    bubbles: true,
    cancelable: true,
    composed: true,
    view: window,
    detail: 1,
    clientX: left + width / 2,
    clientY: top + height / 2,
  };
  const pointer = { ...at, pointerId: 1, pointerType: 'mouse', isPrimary: true };
  link.dispatchEvent(new PointerEvent('pointerdown', { ...pointer, buttons: 1 }));
  link.dispatchEvent(new MouseEvent('mousedown', { ...at, buttons: 1 }));
  link.dispatchEvent(new PointerEvent('pointerup', pointer));
  link.dispatchEvent(new MouseEvent('mouseup', at));
  if (mayGoOn()) link.dispatchEvent(new MouseEvent('click', at));
}
