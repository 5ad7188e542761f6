/** What a page of ours may load: one Content-Security-Policy an area, none with `unsafe-*` for scripts. */
import type { Request, Response, NextFunction } from 'express';

type Directives = Readonly<Record<string, string>>;

const NOTHING: Directives = { 'default-src': "'none'", 'base-uri': "'none'", 'frame-ancestors': "'none'" };

/** For answers that are data. */
export const dataPolicy = policy(NOTHING);

export const consolePolicy = policy({
  ...NOTHING,
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'media-src': "'self' blob:",
  'worker-src': "'self' blob:",
  'frame-src': "'self'",
  'form-action': "'self'",
  'frame-ancestors': "'self'",
});

/** As strict as a careful shop's: what the widget needs and nothing else. */
export const demoPolicy = policy({
  ...NOTHING,
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'media-src': "'self' blob:",
  'form-action': "'self'",
});

function policy(directives: Directives) {
  const fixed = Object.entries(directives).map(([name, sources]) => `${name} ${sources}`);
  return (request: Request, response: Response, next: NextFunction): void => {
    const host = request.headers.host ?? '';
    // Named besides 'self', which older browsers do not extend to sockets.
    const sockets = /^[A-Za-z0-9.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : '';
    response.set('Content-Security-Policy', [...fixed, `connect-src 'self'${sockets}`].join('; '));
    next();
  };
}
