/** The media port of a server that cannot carry calls: says why, and everything else runs. */
import type { MediaPort } from '../app/media-port.ts';
import { refuse } from '../../shared/protocol/errors.ts';

export function missingMedia(reason: string): MediaPort {
  return {
    availability: { state: 'missing', reason },
    openRoom: async () => refuse('media_unavailable', { detail: reason.slice(0, 300) }),
    room: () => undefined,
    rooms: () => [],
    close: async () => {},
  };
}
