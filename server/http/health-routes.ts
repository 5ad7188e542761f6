/** `/healthz` says that the process lives and what it can do; `/readyz` whether it should get visitors now. */
import { Router } from 'express';
import type { App } from '../app/context.ts';

/** A node gets visitors only between the end of its preparations and the beginning of its stop. */
export type Phase = 'starting' | 'serving' | 'draining';

const PING_WITHIN_MS = 2_000;

export function healthRoutes(app: App, phase: () => Phase): Router {
  const routes = Router();
  routes.get('/healthz', (_request, response) => {
    response.json({ status: 'alive', nodeId: app.nodeId, media: app.media.availability });
  });
  routes.get('/readyz', async (_request, response) => {
    const [store, bus] = await Promise.all([answers(app.store.ping()), answers(app.bus.ping())]);
    const isReady = store && bus && phase() === 'serving';
    response.status(isReady ? 200 : 503).json({ ready: isReady, phase: phase(), store, bus });
  });
  return routes;
}

async function answers(ping: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PING_WITHIN_MS);
  });
  const answered = ping.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, tooLate]).finally(() => clearTimeout(timer));
}
