/** What kind of device a browser says it runs on; for people's information, nothing is decided by it. */
import type { LiveVisitor } from '../../shared/protocol/desk.ts';

export function deviceOf(userAgent: string): LiveVisitor['device'] {
  if (/iPad|Tablet|Android(?!.*Mobile)/i.test(userAgent)) return 'tablet';
  return /Mobi|iPhone|Android/i.test(userAgent) ? 'phone' : 'desktop';
}
