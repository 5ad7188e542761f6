/** Which way the media of a page takes, by the browser's own statistics. */
import type { Page } from 'playwright-core';

/** Runs in the page before its own scripts: keeps every connection it opens. */
export const KEEP_CONNECTIONS = `(() => {
  const Native = globalThis.RTCPeerConnection;
  const kept = (globalThis.keptConnections = []);
  globalThis.RTCPeerConnection = class extends Native {
    constructor(...settings) { super(...settings); kept.push(this); }
  };
})();`;

/** The protocols of the pairs that carry something now. */
export const protocolsInUse = (page: Page): Promise<string[]> =>
  page.evaluate(`(async () => {
    const found = [];
    for (const connection of globalThis.keptConnections.filter((each) => each.connectionState === 'connected')) {
      const report = await connection.getStats();
      for (const entry of report.values()) {
        const pair = entry.type === 'transport' && report.get(entry.selectedCandidatePairId);
        if (pair) found.push(report.get(pair.remoteCandidateId)?.protocol);
      }
    }
    return found;
  })()`);
