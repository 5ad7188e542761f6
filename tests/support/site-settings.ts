/** What an administrator has set before a test begins, told to the server as the settings' page tells it; the page has its own tests. */
import type { SiteRow } from '../../shared/protocol/desk.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { signInHeaders } from './sign-in.ts';
import { connectSocket } from './test-socket.ts';

const ADMINISTRATOR = 'admin@demo.lotse';

/** The first site may be shown at these origins too. */
export async function allowOrigins(url: string, origins: readonly string[]): Promise<void> {
  const headers = await signInHeaders(url, ADMINISTRATOR);
  const administrator = await connectSocket(`${url}/agent`, { auth: { protocol: PROTOCOL_VERSION }, headers });
  try {
    // The server speaks to those who have said hello.
    await administrator.ask('desk:hello', {});
    const { sites } = await administrator.ask<{ sites: SiteRow[] }>('sites:list', {});
    const { siteId, look, allowedOrigins, hours } = sites[0]!;
    await administrator.ask('sites:save', {
      siteId,
      look,
      hours,
      allowedOrigins: [...allowedOrigins, ...origins],
    });
  } finally {
    administrator.close();
  }
}
