/** What every bench prints and writes: one row a figure, ours beside the reference of the same run. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

export type Row = {
  readonly what: string;
  readonly ours: number;
  readonly reference: number;
  /** ours / reference */
  readonly ratio: number;
  /** In words, e.g. `≤ 1.2`. */
  readonly target: string;
  readonly unit: string;
};

export const row = (what: string, unit: string, ours: number, reference: number, target: string): Row => ({
  what,
  unit,
  ours,
  reference,
  ratio: ours / reference,
  target,
});

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

const figure = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** Prints the rows and, with `--json-out FILE`, writes them for the runner. */
export function report(name: string, rows: readonly Row[]): void {
  for (const { what, unit, ours, reference, ratio, target } of rows) {
    console.log(
      `${what}: ours ${figure(ours)} ${unit}, reference ${figure(reference)} ${unit}, ratio ${ratio.toFixed(2)} (target ${target})`,
    );
  }
  const { values } = parseArgs({ options: { 'json-out': { type: 'string' } }, strict: false });
  const file = values['json-out'];
  if (typeof file === 'string') writeFileSync(file, JSON.stringify({ name, rows }, null, 2));
}
