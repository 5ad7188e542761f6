/** What a page of ours may load: one Content-Security-Policy an area, none with `unsafe-*` for scripts. */
import type { Request, Response, NextFunction } from 'express';

type Directives = Readonly<Record<string, string>>;

const NOTHING: Directives = { 'default-src': "'none'", 'base-uri': "'none'", 'frame-ancestors': "'none'" };

/** For answers that are data. */
export const dataPolicy = policy(NOTHING);

/** A worker has the policy it came with, not its page's: WebAssembly runs in this one worker and in no page. */
export const WORKER_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

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

/**
 * The viewer of pictures, documents and films: in frames of the console and of any site with the widget, with an origin of its own
 * that nobody shares (`sandbox` without `allow-same-origin`). It reads what our own address gives it and nothing else.
 */
export const viewerPolicy = policy(
  {
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    sandbox: 'allow-scripts',
    'script-src': "'self' {host}",
    'style-src': "'self' {host}",
    'img-src': "'self' {host} blob:",
    'media-src': "'self' {host}",
    'font-src': "'self' {host}",
    // The program that reads documents, started from a blob because a worker must be of its page's own origin.
    'worker-src': 'blob:',
  },
  true,
);

/** As strict as a careful shop's: what the widget needs and nothing else. */
export const demoPolicy = policy({
  ...NOTHING,
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'media-src': "'self' blob:",
  'frame-src': "'self'",
  'form-action': "'self'",
});

/** `isNobodys`: the page has no origin, so our own is named by its host as well; any site may frame it. */
function policy(directives: Directives, isNobodys = false) {
  const fixed = Object.entries(directives).map(([name, sources]) => `${name} ${sources}`);
  return (request: Request, response: Response, next: NextFunction): void => {
    const host = request.headers.host ?? '';
    // Named besides 'self', which older browsers do not extend to sockets.
    const named = /^[A-Za-z0-9.:[\]-]+$/.test(host) ? host : '';
    const sockets = isNobodys ? ` ${named}` : named && ` ws://${named} wss://${named}`;
    const own = fixed.map((directive) => directive.replace('{host}', named));
    response.set('Content-Security-Policy', [...own, `connect-src 'self'${sockets}`].join('; '));
    if (isNobodys) response.removeHeader('X-Frame-Options');
    next();
  };
}
