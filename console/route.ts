/** Which room and which thing the address names. Pure: text in, route out, and back. */
import type { CaseId, ConversationId, SessionId } from '../shared/protocol/ids.ts';

export const SETTINGS_ROOMS = ['agents', 'sites', 'rules'] as const;
export type SettingsRoom = (typeof SETTINGS_ROOMS)[number];

export type Route =
  | { readonly room: 'inbox' }
  | { readonly room: 'conversation'; readonly conversationId: ConversationId }
  | { readonly room: 'case'; readonly caseId: CaseId }
  | { readonly room: 'visitors'; readonly sessionId: SessionId | null }
  | { readonly room: 'settings'; readonly page: SettingsRoom }
  | { readonly room: 'first-administrator'; readonly token: string };

const ID = /^[A-Za-z0-9_-]{1,40}$/;
const TOKEN = /^[A-Za-z0-9_-]{20,80}$/;

export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [room, id = ''] = path.split('/');
  if (room === 'first-administrator') {
    const token = new URLSearchParams(query).get('token') ?? '';
    return { room, token: TOKEN.test(token) ? token : '' };
  }
  if (room === 'conversation' && ID.test(id)) return { room, conversationId: id as ConversationId };
  if (room === 'case' && ID.test(id)) return { room, caseId: id as CaseId };
  if (room === 'visitors') return { room, sessionId: ID.test(id) ? (id as SessionId) : null };
  if (room === 'settings') return { room, page: SETTINGS_ROOMS.find((page) => page === id) ?? 'agents' };
  return { room: 'inbox' };
}

export function writeRoute(route: Route): string {
  switch (route.room) {
    case 'inbox':
      return '#/';
    case 'conversation':
      return `#/conversation/${route.conversationId}`;
    case 'case':
      return `#/case/${route.caseId}`;
    case 'visitors':
      return route.sessionId ? `#/visitors/${route.sessionId}` : '#/visitors';
    case 'settings':
      return `#/settings/${route.page}`;
    case 'first-administrator':
      return `#/first-administrator?token=${route.token}`;
  }
}
