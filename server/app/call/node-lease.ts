/** The lives of the server's nodes, as leases that run out when a node dies. */
import type { App } from '../context.ts';
import { NODE_LEASE_MS } from './call-limits.ts';
import type { NodePresence } from '../ports.ts';

const PREFIX = 'node:';

export async function holdNode(app: App): Promise<void> {
  const { availability } = app.media;
  const media = availability.state === 'ready' ? 'ready' : { missing: availability.reason };
  await app.leases.hold(PREFIX + app.nodeId, { nodeId: app.nodeId, media } satisfies NodePresence, NODE_LEASE_MS);
}

/** False when our own lease is gone: it ran out, or the leases began anew; either way nothing follows from others' being gone. */
export const isOwnLeaseKnown = async (app: App): Promise<boolean> =>
  (await app.leases.get(PREFIX + app.nodeId)) !== undefined;

export const dropNode = (app: App): Promise<void> => app.leases.drop(PREFIX + app.nodeId);

/** This node counts as alive although its first beat may be to come. */
export const isNodeAlive = async (app: App, nodeId: string): Promise<boolean> =>
  nodeId === app.nodeId || (await app.leases.get(PREFIX + nodeId)) !== undefined;

export async function liveNodes(app: App): Promise<readonly NodePresence[]> {
  return (await app.leases.list(PREFIX)).map(({ value }) => value as NodePresence);
}
