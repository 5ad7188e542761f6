/** The handlers of call requests, the same for visitors and agents; each table spreads them. */
import type { callRequests } from '../../../shared/protocol/call.ts';
import type { Handlers } from '../../../shared/protocol/wire.ts';
import { callSignal } from '../../app/call/call-signal.ts';
import type { Actor, App } from '../../app/context.ts';
import { hangUp } from '../../app/call/hang-up.ts';
import { leaveCall } from '../../app/call/leave-call.ts';
import { pointOnScreen } from '../../app/call/point-on-screen.ts';
import { reportQuality } from '../../app/call/report-quality.ts';
import { joinCall } from '../../app/call/join-call.ts';

export const callHandlers: Handlers<typeof callRequests, { readonly app: App; readonly actor: Actor }> = {
  'call:join': (body, { app, actor }) => joinCall(app, actor, body),
  'call:connect': (body, { app, actor }) => callSignal(app, actor, 'call:connect', body),
  'call:produce': (body, { app, actor }) => callSignal(app, actor, 'call:produce', body),
  'call:consume': (body, { app, actor }) => callSignal(app, actor, 'call:consume', body),
  'call:resume': (body, { app, actor }) => callSignal(app, actor, 'call:resume', body),
  'call:prefer': (body, { app, actor }) => callSignal(app, actor, 'call:prefer', body),
  'call:quality': (body, { app, actor }) => reportQuality(app, actor, body),
  'call:point': (body, { app, actor }) => pointOnScreen(app, actor, body),
  'call:leave': (body, { app, actor }) => leaveCall(app, actor, body),
  'call:pause': (body, { app, actor }) => callSignal(app, actor, 'call:pause', body),
  'call:close-producer': (body, { app, actor }) => callSignal(app, actor, 'call:close-producer', body),
  'call:restart-ice': (body, { app, actor }) => callSignal(app, actor, 'call:restart-ice', body),
  'call:hang-up': (body, { app, actor }) => hangUp(app, actor, body),
};
