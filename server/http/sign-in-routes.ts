/** `/api/v1`: signing agents in and out. Only our own pages may call it, and only with JSON. */
import express, { Router, type Handler, type Request, type Response } from 'express';
import { parse } from '../../shared/protocol/schema.ts';
import { firstAdministrator, signIn as signInBody } from '../../shared/protocol/sign-in.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import type { App } from '../app/context.ts';
import { createFirstAdministrator } from '../app/administration/first-administrator.ts';
import { readSignIn, signIn, signOut, type NewSignIn } from '../app/administration/sign-in.ts';
import { clientAddress, isBehindTls, isOwnOrigin, type EdgeSettings } from './own-origin.ts';
import { sendError } from './send-error.ts';
import type { SignInBrake } from './sign-in-brake.ts';
import { noSignInCookie, readSignInCookie, signInCookie } from './sign-in-cookie.ts';

const MAX_BODY_BYTES = 8_192;

export function signInRoutes(app: App, settings: EdgeSettings, brake: SignInBrake): Router {
  const routes = Router();
  routes.use(onlyOwnPages(settings), express.json({ limit: MAX_BODY_BYTES }));

  const answerSignIn = (request: Request, response: Response, result: Result<NewSignIn>): void => {
    if (!result.ok) return sendError(response, result.error);
    const { token, expiresAt, agentId } = result.data;
    app.log.info({ agentId }, 'an agent signed in');
    response
      .set('Set-Cookie', signInCookie(token, expiresAt, isBehindTls(request, settings)))
      .status(204)
      .end();
  };

  routes.post('/sign-in', async (request, response) => {
    const body = parse(signInBody, request.body);
    if (!body.ok) return sendError(response, { code: 'bad_request', detail: body.issue });
    const address = clientAddress(request, settings.trustedProxies);
    const retryAfterMs = await brake.take(address, body.data.email);
    if (retryAfterMs !== undefined) {
      app.log.warn({ address }, 'too many tries to sign in');
      return sendError(response, { code: 'rate_limited', retryAfterMs });
    }
    const result = await signIn(app, body.data);
    if (result.ok) await brake.forgive(address, body.data.email);
    return answerSignIn(request, response, result);
  });

  routes.post('/first-administrator', async (request, response) => {
    const body = parse(firstAdministrator, request.body);
    if (!body.ok) return sendError(response, { code: 'bad_request', detail: body.issue });
    const retryAfterMs = await brake.take(clientAddress(request, settings.trustedProxies), 'first-administrator');
    if (retryAfterMs !== undefined) return sendError(response, { code: 'rate_limited', retryAfterMs });
    return answerSignIn(request, response, await createFirstAdministrator(app, body.data));
  });

  routes.get('/me', async (request, response) => {
    const signedIn = await whoAsks(app, request);
    if (!signedIn) return sendError(response, { code: 'unauthorized' });
    return response.json({ agentId: signedIn.actor.agentId, name: signedIn.actor.name });
  });

  routes.post('/sign-out', async (request, response) => {
    const signedIn = await whoAsks(app, request);
    if (signedIn) await signOut(app, signedIn.actor);
    response
      .set('Set-Cookie', noSignInCookie(isBehindTls(request, settings)))
      .status(204)
      .end();
  });
  return routes;
}

async function whoAsks(app: App, request: Request) {
  const token = readSignInCookie(request.headers.cookie);
  return token === undefined ? undefined : readSignIn(app, token);
}

/** A foreign page cannot state our origin, nor send JSON without being asked first; reading needs the cookie anyway. */
function onlyOwnPages(settings: EdgeSettings): Handler {
  return (request, response, next) => {
    response.set('Cache-Control', 'no-store');
    if (request.method === 'GET') return next();
    if (!isOwnOrigin(request, settings)) return sendError(response, { code: 'forbidden' });
    const hasBody = request.headers['content-length'] !== undefined && request.headers['content-length'] !== '0';
    if (hasBody && !request.is('application/json')) return sendError(response, { code: 'bad_request' }, 415);
    return next();
  };
}
