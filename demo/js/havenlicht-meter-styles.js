// The meter card's own styles; a constructed sheet, because a strict CSP allows no <style> element.
export const meterStyles = new CSSStyleSheet();

meterStyles.replaceSync(`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 20px 32px;
    align-items: center;
    padding: 24px 28px;
    border-radius: var(--radius);
    background: var(--deep);
    color: var(--on-deep);
  }
  p { margin: 0; }
  .meter { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: center; }
  .display {
    padding: 8px 16px;
    border-radius: 6px;
    background: #b9cfba;
    color: #1b3327;
    font: 700 1.75rem/1.2 "Courier New", monospace;
    letter-spacing: 0.08em;
  }
  .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  form { display: grid; grid-template-columns: 132px auto; gap: 6px 10px; align-items: center; }
  label, form p { grid-column: 1 / -1; font-size: 0.9375rem; }
  form p:empty { display: none; }
  input, button { font: inherit; min-height: 44px; box-sizing: border-box; border-radius: 8px; }
  input { width: 100%; padding: 8px 12px; border: 1px solid #8aa0a6; background: #fff; color: #12303d; }
  button { padding: 8px 18px; border: 0; background: var(--beacon); color: var(--on-beacon); font-weight: 650; cursor: pointer; }
  :focus-visible { outline: 3px solid var(--beacon); outline-offset: 2px; }
  @media (max-width: 720px) { :host { grid-template-columns: minmax(0, 1fr); } }
`);
