/**
 * The texts of the Socket.IO protocol (5, over Engine.IO 4) as far as one namespace with text events, acknowledgements and
 * events of one attachment needs them. Pure; tests hold it against the library's own parser.
 */
export type Packet =
  | { readonly type: 'hello'; readonly quietMs: number }
  | { readonly type: 'ping' }
  | { readonly type: 'opened' }
  | { readonly type: 'closed' }
  | { readonly type: 'refused'; readonly data: unknown }
  | { readonly type: 'event'; readonly name: string; readonly body: unknown }
  | { readonly type: 'bytes'; readonly name: string }
  | { readonly type: 'answer'; readonly id: number; readonly data: unknown };

export const NAMESPACE = '/visitor';
export const PONG = '3';
export const openPacket = (auth: object): string => `40${NAMESPACE},${JSON.stringify(auth)}`;
export const closePacket = `41${NAMESPACE},`;
export const eventPacket = (name: string, body: unknown, id?: number): string =>
  `42${NAMESPACE},${id ?? ''}${JSON.stringify([name, body])}`;
/** The bytes follow as a frame of their own. */
export const bytesPacket = (name: string): string =>
  `451-${NAMESPACE},${JSON.stringify([name, { _placeholder: true, num: 0 }])}`;

const MESSAGE = /^4([0-6])(?:1-)?(?:\/visitor,)?(\d*)(.*)$/s;

/** Undefined for what we do not need to understand. Throws on broken JSON. */
export function readPacket(text: string): Packet | undefined {
  if (text[0] === '2') return { type: 'ping' };
  if (text[0] === '0') {
    const { pingInterval, pingTimeout } = JSON.parse(text.slice(1)) as { pingInterval: number; pingTimeout: number };
    return { type: 'hello', quietMs: pingInterval + pingTimeout };
  }
  const [, kind, id, json] = MESSAGE.exec(text) ?? [];
  if (!kind) return undefined;
  if (kind === '0') return { type: 'opened' };
  if (kind === '1') return { type: 'closed' };
  const data: unknown = JSON.parse(json || 'null');
  if (kind === '4') return { type: 'refused', data: (data as { data?: unknown } | null)?.data };
  if (!Array.isArray(data)) return undefined;
  if (kind === '3') return { type: 'answer', id: Number(id), data: data[0] };
  if (kind === '2') return { type: 'event', name: String(data[0]), body: data[1] };
  return kind === '5' ? { type: 'bytes', name: String(data[0]) } : undefined;
}
