/** The whole wire as plain JSON, made from the event tables: what the frozen file of a version holds. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { agentDown, agentUp } from '../../shared/protocol/agent.ts';
import { ERROR_CODES, wireError } from '../../shared/protocol/errors.ts';
import { agentHandshake, visitorHandshake } from '../../shared/protocol/handshake.ts';
import { encodePageFrame } from '../../shared/protocol/page-frame.ts';
import { encodePointer } from '../../shared/protocol/pointer-frame.ts';
import { firstAdministrator, signedInAs, signIn } from '../../shared/protocol/sign-in.ts';
import { visitorDown, visitorUp } from '../../shared/protocol/visitor.ts';
import type { Schema } from '../../shared/protocol/schema.ts';
import type { EventTable } from '../../shared/protocol/wire.ts';

export type Shape = Readonly<Record<string, unknown>>;

export function wireShape(): Shape {
  return {
    handshake: { visitor: shapeOf(visitorHandshake), agent: shapeOf(agentHandshake) },
    visitorUp: tableShape(visitorUp),
    visitorDown: tableShape(visitorDown),
    agentUp: tableShape(agentUp),
    agentDown: tableShape(agentDown),
    http: { signIn: shapeOf(signIn), signedInAs: shapeOf(signedInAs), firstAdministrator: shapeOf(firstAdministrator) },
    errors: { codes: ERROR_CODES, body: shapeOf(wireError) },
    // Bytes have no schema; one example of each envelope freezes its layout.
    binary: {
      pageFrame: hex(
        encodePageFrame({ kind: 'delta', tab: 2, epoch: 0x01020304, seq: 0x05060708 }, new Uint8Array([9])),
      ),
      sheetFrame: hex(
        encodePageFrame({ kind: 'sheet', tab: 2, epoch: 0x01020304, seq: 0x05060708 }, new Uint8Array([9])),
      ),
      pointer: hex(encodePointer({ kind: 'click', tab: 2, node: 0x01020304, x: 0.5, y: -0.25 })),
      stroke: hex(
        encodePointer({ kind: 'stroke', tab: 2, node: 1, stroke: 3, isLast: true, points: [{ x: 0.5, y: -0.25 }] }),
      ),
      text: hex(encodePointer({ kind: 'text', tab: 2, node: 1, from: 3, lastNode: 4, to: 5 })),
    },
  };
}

const tableShape = (table: EventTable): Shape =>
  Object.fromEntries(
    Object.entries(table).map(([event, { body, reply }]) => [
      event,
      reply ? { body: shapeOf(body), reply: shapeOf(reply) } : { body: shapeOf(body) },
    ]),
  );

/** Checks that JSON Schema has no word for (opaque sizes) are left out; everything else is there. */
function shapeOf(schema: Schema): Shape {
  const { $schema: _, ...shape } = toJsonSchema(schema, { errorMode: 'ignore' });
  return shape;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** One line a value: `visitorUp.chat:send.body.properties.text.maxLength: 4000`; a difference then reads as what it is. */
export function flatten(shape: unknown, path = ''): readonly string[] {
  if (typeof shape !== 'object' || shape === null) return [`${path}: ${JSON.stringify(shape)}`];
  const entries = Object.entries(shape);
  if (entries.length === 0) return [`${path}: ${Array.isArray(shape) ? '[]' : '{}'}`];
  return entries.flatMap(([key, value]) => flatten(value, path === '' ? key : `${path}.${key}`));
}
