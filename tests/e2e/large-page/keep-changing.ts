/** Runs in the page, as text: changes rows at random (always the same) places from the first sight of the watch bar on. */
export function keepChanging(): void {
  const CHANGES = 1_000;
  let seed = 7;
  const chance = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const body = document.querySelector('tbody')!;
  const row = () => body.children[chance(body.children.length)]!;
  const aside = document.body.appendChild(document.createElement('table')).createTBody();
  aside.parentElement!.hidden = true;
  let made = 0;
  const change = [
    () => body.insertBefore(row().cloneNode(true), row()),
    () => row().remove(),
    () => body.insertBefore(row(), row()),
    () => (row().querySelector('span, a')!.textContent = `geändert ${made}`),
    () => row().setAttribute('data-row', `neu ${made}`),
    () => row().append(document.createElement('td')),
    () => body.append(row()),
    () => body.prepend(row()),
    () => aside.append(row()),
    () => aside.lastElementChild && body.insertBefore(aside.lastElementChild, row()),
    () => row().firstElementChild!.append(row().lastElementChild!.cloneNode(true)),
    () => row().lastElementChild!.replaceChildren(row().firstElementChild!),
  ];
  function step(): void {
    for (let i = 0; i < 10; i += 1) {
      made += 1;
      try {
        change[chance(change.length)]!();
      } catch {
        // A row without what was looked for.
      }
    }
    if (made < CHANGES) setTimeout(step, 3);
    else document.body.dataset['changes'] = 'done';
  }
  const wait = () => {
    if (document.querySelector('lotse-widget')?.hasAttribute('data-watched')) step();
    else setTimeout(wait, 1);
  };
  wait();
}
