/** Puts the focus on a named place: at once when it is there, else when it has been drawn. */
export function focusOn(id: string): void {
  const focus = () => {
    const place = document.getElementById(id);
    place?.focus();
    return place !== null && document.activeElement === place;
  };
  if (!focus()) requestAnimationFrame(() => focus() || requestAnimationFrame(() => focus()));
}
