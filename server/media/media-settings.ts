/** What the media adapter is configured with; main.ts fills it from the settings. */
export type MediaSettings = {
  /** The worker program; undefined takes the one that came with the package. */
  readonly workerPath?: string | undefined;
  /** Set when it is known beforehand that there is no worker, and why. */
  readonly missing?: string | undefined;
  /** First port, UDP and TCP; every worker takes the next free one. 0 takes any. */
  readonly port: number;
  /** The address browsers send to; undefined announces this machine's own addresses. */
  readonly address?: string | undefined;
  /** 0 switches calls off. */
  readonly workers: number;
};
