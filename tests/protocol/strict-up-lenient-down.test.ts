/** Up: nothing unknown gets in. Down: an open tab of an older build ignores what it does not know. */
import { describe, expect, test } from 'vitest';
import { toJsonSchema } from '@valibot/to-json-schema';
import { agentDown, agentUp } from '../../shared/protocol/agent.ts';
import { parse, type Schema } from '../../shared/protocol/schema.ts';
import { visitorDown, visitorUp } from '../../shared/protocol/visitor.ts';
import type { EventTable } from '../../shared/protocol/wire.ts';

type Json = { readonly [key: string]: unknown };
const jsonOf = (schema: Schema) => toJsonSchema(schema, { errorMode: 'ignore' }) as Json;

const bodies = (table: EventTable) => Object.entries(table).map(([event, { body }]) => [event, body] as const);
const replies = (table: EventTable) =>
  Object.entries(table).flatMap(([event, { reply }]) => (reply ? [[event, reply] as const] : []));

describe('up', () => {
  test.each([...bodies(visitorUp), ...bodies(agentUp)])('%s is strict and bounded', (_event, body) => {
    expect(looseParts(jsonOf(body), '')).toEqual([]);
  });
});

describe('down', () => {
  test.each([...bodies(visitorDown), ...bodies(agentDown), ...replies(visitorUp), ...replies(agentUp)])(
    '%s takes unknown keys',
    (_event, body) => {
      expect(strictParts(jsonOf(body), '')).toEqual([]);
    },
  );

  test('an unknown key is dropped, the rest is read', () => {
    const told = { conversationId: 'c', who: 'agent', typing: true, mood: 'cheerful' };
    expect(parse(agentDown['chat:typing'].body, told)).toEqual({
      ok: true,
      data: { conversationId: 'c', who: 'agent', typing: true },
    });
    expect(parse(visitorUp['chat:typing'].body, { conversationId: 'c', typing: true, mood: 'cheerful' }).ok).toBe(
      false,
    );
  });
});

/** Paths of objects that let unknown keys in, and of strings and lists without an end. */
function looseParts(part: Json, path: string): string[] {
  if (isOwnedByOthers(path)) return [];
  const own: string[] = [];
  if (part.type === 'object' && part.properties && part.additionalProperties !== false) {
    own.push(`${path}: takes unknown keys`);
  }
  if (part.type === 'string' && part.maxLength === undefined && part.enum === undefined && part.const === undefined) {
    own.push(`${path}: no longest text`);
  }
  if (part.type === 'array' && part.maxItems === undefined) own.push(`${path}: no longest list`);
  return [...own, ...inner(part, path, looseParts)];
}

/** Look and hours are read by browsers as well, so they are written as what travels down. Foreign bodies are bounded as a whole. */
const isOwnedByOthers = (path: string): boolean => /^\.properties\.(look\b|hours\b|untrusted)/.test(path);

function strictParts(part: Json, path: string): string[] {
  const own = part.type === 'object' && part.additionalProperties === false ? [`${path}: refuses unknown keys`] : [];
  return [...own, ...inner(part, path, strictParts)];
}

function inner(part: Json, path: string, look: (part: Json, path: string) => string[]): string[] {
  return Object.entries(part).flatMap(([key, value]) => {
    const here = `${path}.${key}`;
    if (Array.isArray(value)) {
      return value.flatMap((item, place) => (isJson(item) ? look(item, `${here}.${place}`) : []));
    }
    return isJson(value) ? look(value, here) : [];
  });
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
