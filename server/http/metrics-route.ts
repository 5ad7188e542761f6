/** `/metrics`, for whoever has the token; without a token set, only for direct requests of this machine. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Router } from 'express';
import type { Metrics } from '../metrics/create-metrics.ts';
import { sendError } from './send-error.ts';

const FORWARDING_HEADERS = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'];

export function metricsRoute(metrics: Metrics, token: string | undefined): Router {
  const routes = Router();
  routes.get('/metrics', async (request, response) => {
    const isAllowed = token === undefined ? isFromThisMachine(request) : hasToken(request, token);
    if (!isAllowed) return sendError(response, { code: 'forbidden' });
    const { contentType, body } = await metrics.text();
    return response.set('Content-Type', contentType).send(body);
  });
  return routes;
}

function hasToken(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function isFromThisMachine(request: IncomingMessage): boolean {
  const address = request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  const isForwarded = FORWARDING_HEADERS.some((name) => request.headers[name] !== undefined);
  return !isForwarded && (address === '::1' || address.startsWith('127.'));
}
