/** Chooses the node that carries a call's room: this one if it can, another that can otherwise. */
import type { App } from '../context.ts';
import { liveNodes } from './node-lease.ts';

/** Undefined when no node has a media worker. */
export async function placeCall(app: App): Promise<string | undefined> {
  if (app.media.availability.state === 'ready') return app.nodeId;
  return (await liveNodes(app)).find(({ nodeId, media }) => nodeId !== app.nodeId && media === 'ready')?.nodeId;
}
