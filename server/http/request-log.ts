/** Gives each HTTP request an id and one log line; paths only, since queries may carry what is private. */
import type { Handler } from 'express';
import type { Chance, Log } from '../app/ports.ts';
import type { Metrics } from '../metrics/create-metrics.ts';

/** Asked for every few seconds by machines; a line each would bury the rest. */
const QUIET_AREAS = new Set(['healthz', 'readyz', 'metrics']);

export function requestLog(log: Log, chance: Chance, metrics: Metrics): Handler {
  return (request, response, next) => {
    const requestId = chance.id();
    const startedAt = performance.now();
    response.set('X-Request-Id', requestId);
    response.locals.requestId = requestId;
    const { method, path } = request;
    response.on('finish', () => {
      const ms = Math.round(performance.now() - startedAt);
      const area = areaOf(path);
      metrics.httpAnswered(area, response.statusCode, ms / 1_000);
      const isWorthALine = response.statusCode >= 400 || area === 'api';
      // The last part of a file's address is a key.
      const shown = area === 'files' ? path.replace(/[^/]*$/, '…') : path;
      if (isWorthALine && !QUIET_AREAS.has(area)) {
        log.info({ requestId, method, path: shown, status: response.statusCode, ms }, 'http');
      }
    });
    next();
  };
}

const AREAS = new Set(['lotse.js', 'lotse', 'console', 'demo', 'files', 'show', 'api', 'healthz', 'readyz', 'metrics']);
function areaOf(path: string): string {
  const first = path.split('/')[1] ?? '';
  return AREAS.has(first) ? first : 'other';
}
