/** Serves the built browser programs and the demo shop from their folders. */
import express, { type Handler, type Response } from 'express';
import { basename, sep } from 'node:path';
import { WORKER_POLICY } from './content-policy.ts';

const YEAR_SECONDS = 31_536_000;
/** Names our build gives: a content hash before the ending. */
const HASHED_NAME = /-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

/** The widget: readable from every site; the loader is asked for again soon, hashed chunks never. */
export function widgetFiles(folder: string): Handler {
  return express.static(folder, {
    index: false,
    redirect: false,
    setHeaders: (response: Response, path: string) => {
      response.set('Access-Control-Allow-Origin', '*');
      response.set('Cross-Origin-Resource-Policy', 'cross-origin');
      response.set(
        'Cache-Control',
        isHashed(path) || isOfBlur(path) ? forever : 'public, max-age=300, stale-while-revalidate=86400',
      );
      if (isOfBlur(path)) response.set('Content-Security-Policy', WORKER_POLICY);
    },
  });
}

/** The viewer: a page of nobody's origin, so everything of it is read across origins, by every site. */
export function viewerFiles(folder: string): Handler {
  return express.static(folder, {
    index: false,
    redirect: false,
    extensions: ['html'],
    setHeaders: (response: Response, path: string) => {
      response.set('Access-Control-Allow-Origin', '*');
      response.set('Cross-Origin-Resource-Policy', 'cross-origin');
      response.set('Referrer-Policy', 'no-referrer');
      response.set('Cache-Control', isHashed(path) ? forever : 'no-cache');
    },
  });
}

export function consoleFiles(folder: string): Handler {
  return express.static(folder, {
    index: 'index.html',
    setHeaders: (response: Response, path: string) => {
      response.set('Cache-Control', isHashed(path) ? forever : 'no-cache');
      if (isOfBlur(path)) response.set('Content-Security-Policy', WORKER_POLICY);
    },
  });
}

export function demoFiles(folder: string): Handler {
  return express.static(folder, {
    index: 'index.html',
    extensions: ['html'],
    setHeaders: (response: Response) => {
      response.set('Cache-Control', 'no-cache');
      // As an ordinary shop: where a visitor came from is a fact for the radar.
      response.set('Referrer-Policy', 'strict-origin-when-cross-origin');
    },
  });
}

/** Source maps and build notes lie beside the programs and are not for everybody. */
export const hideBuildNotes: Handler = (request, _response, next) =>
  /\.map$|manifest\.json$/.test(request.path) ? next('router') : next();

const forever = `public, max-age=${YEAR_SECONDS}, immutable`;
/** Its folder names its version, so whatever lies in it never changes. */
const isOfBlur = (path: string) => /[\\/]blur-[\d.]+[\\/][^\\/]+$/.test(path);
const isHashed = (path: string) => HASHED_NAME.test(basename(path.split(sep).join('/')));
