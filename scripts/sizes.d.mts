// What sizes.mjs offers to TypeScript sources.
export type MeasuredSize = {
  readonly name: string;
  readonly what: string;
  readonly bytes: number;
  readonly budget: number;
};

/** Transferred (gzip) and allowed bytes of each part of the widget; needs a build. */
export function measureSizes(): MeasuredSize[];
