/** Runs two sides in turn, so that a drifting machine hits both alike, and keeps the median of each figure. */
import { median } from './report.ts';

export async function interleaved<Figure extends string>(
  rounds: number,
  ours: () => Promise<Record<Figure, number>>,
  reference: () => Promise<Record<Figure, number>>,
): Promise<Record<Figure, { ours: number; reference: number }>> {
  const kept: { ours: Record<Figure, number>; reference: Record<Figure, number> }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    kept.push({ reference: await reference(), ours: await ours() });
  }
  const figures = Object.keys(kept[0]!.ours) as Figure[];
  return Object.fromEntries(
    figures.map((figure) => [
      figure,
      {
        ours: median(kept.map((round) => round.ours[figure])),
        reference: median(kept.map((round) => round.reference[figure])),
      },
    ]),
  ) as Record<Figure, { ours: number; reference: number }>;
}
