// Lays out the rows of all benches as one table: what, ours, reference, ratio, target.

const HEADINGS = ['bench', 'what', 'ours', 'reference', 'ratio', 'target'];
const TEXT_COLUMNS = 2;

export function benchTable(benches) {
  const rows = benches.flatMap(({ name, rows: measured }) =>
    measured.map(({ what, ours, reference, ratio, target, unit }) => [
      name,
      what,
      withUnit(ours, unit),
      withUnit(reference, unit),
      figure(ratio),
      String(target ?? ''),
    ]),
  );
  const widths = HEADINGS.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column].length)));
  const line = (cells) =>
    cells
      .map((cell, column) => (column < TEXT_COLUMNS ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd();
  return [line(HEADINGS), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

function withUnit(value, unit) {
  const text = figure(value);
  return text && unit ? `${text} ${unit}` : text;
}

function figure(value) {
  if (typeof value !== 'number') return String(value ?? '');
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}
