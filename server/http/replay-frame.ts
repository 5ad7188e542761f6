/**
 * The document a visitor's replayed page lives in: no script, no form, no frame from elsewhere. It is one of its own because
 * a replayed page needs inline styles, which the console's own policy forbids and an empty frame would inherit.
 */
import type { Handler } from 'express';

const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline' http: https:",
  'img-src http: https: data: blob:',
  'font-src http: https: data: blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ');

export const replayFrame: Handler = (_request, response) => {
  response
    .set('Content-Security-Policy', POLICY)
    .set('Referrer-Policy', 'no-referrer')
    .set('Cache-Control', 'public, max-age=300')
    .type('html')
    .send('<!doctype html><html lang="en"><title>Replay</title><body></body></html>');
};
