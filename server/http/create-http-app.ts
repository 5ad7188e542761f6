/** Everything the server answers over plain HTTP, in the order it is looked at. */
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express } from 'express';
import helmet from 'helmet';
import { join } from 'node:path';
import type { App } from '../app/context.ts';
import type { Metrics } from '../metrics/create-metrics.ts';
import { consolePolicy, dataPolicy, demoPolicy, viewerPolicy } from './content-policy.ts';
import { fileRoutes, libraryRoute, uploadRoute } from './file-routes.ts';
import { healthRoutes, type Phase } from './health-routes.ts';
import { metricsRoute } from './metrics-route.ts';
import type { EdgeSettings } from './own-origin.ts';
import { replayFrame } from './replay-frame.ts';
import { requestLog } from './request-log.ts';
import { sendError } from './send-error.ts';
import type { SignInBrake } from './sign-in-brake.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { consoleFiles, demoFiles, hideBuildNotes, viewerFiles, widgetFiles } from './static-files.ts';

export type HttpSettings = EdgeSettings & {
  /** Folder that holds dist/ and demo/. */
  readonly root: string;
  readonly isDemo: boolean;
  readonly metricsToken: string | undefined;
};

export function createHttpApp(
  app: App,
  settings: HttpSettings,
  { metrics, brake, phase }: { metrics: Metrics; brake: SignInBrake; phase: () => Phase },
): Express {
  const http = express();
  http.disable('x-powered-by');
  http.use(requestLog(app.log, app.chance, metrics));
  http.use(
    helmet({
      contentSecurityPolicy: false,
      strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
      xFrameOptions: { action: 'sameorigin' },
    }),
  );
  http.use(dataPolicy);
  http.use(healthRoutes(app, phase));
  http.use(metricsRoute(metrics, settings.metricsToken));
  http.use('/files', fileRoutes(app));
  http.post('/api/v1/files', uploadRoute(app, settings));
  http.get('/api/v1/library', libraryRoute(app, settings));
  http.use(compression());
  http.use('/api/v1', signInRoutes(app, settings, brake));

  const widget = widgetFiles(join(settings.root, 'dist/widget'));
  http.get('/lotse.js', widget);
  http.use('/lotse', express.Router().use(hideBuildNotes, widget));
  http.use(
    '/show',
    viewerPolicy,
    express.Router().use(hideBuildNotes, viewerFiles(join(settings.root, 'dist/viewer'))),
  );
  http.get('/console/replay-frame', replayFrame);
  http.use(
    '/console',
    consolePolicy,
    express.Router().use(hideBuildNotes, consoleFiles(join(settings.root, 'dist/console'))),
  );
  if (settings.isDemo) {
    const folder = join(settings.root, 'demo');
    http.use('/demo', demoPolicy, demoFiles(folder));
    // The account area is a single-page app of its own.
    http.get('/demo/account/*path', (_request, response) => response.sendFile('account.html', { root: folder }));
  }
  http.get('/', (_request, response) => response.redirect(settings.isDemo ? '/demo/' : '/console/'));
  http.use((_request, response) => sendError(response, { code: 'not_found' }));
  http.use(onFault(app));
  return http;
}

function onFault({ log }: App): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status !== undefined)
      return sendError(response, { code: status === 413 ? 'too_large' : 'bad_request' }, status);
    log.error({ err: error, requestId: response.locals.requestId }, 'an HTTP request failed');
    return sendError(response, { code: 'unavailable' }, 500);
  };
}

/** The status of an error the request caused (unreadable JSON, too large, bad path); undefined for a fault of ours. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
