/** DTLS as a browser does it, by the openssl program: a certificate of our own, and handshakes that yield the keys for SRTP. */
import { execFileSync, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEYING_BYTES } from './srtp.ts';

const WITHIN_MS = 20_000;

export type DtlsIdentity = {
  /** As the worker is told them. */
  readonly parameters: { readonly role: 'client'; readonly fingerprints: { algorithm: string; value: string }[] };
  /** Handshakes over `carry`: what openssl says goes to `send`, what the other side says is given to the answer's `take`. */
  shake(send: (datagram: Buffer) => void): Promise<Handshake>;
  remove(): void;
};
type Handshake = { take(datagram: Buffer): void; readonly keying: Promise<Buffer> };

export function createDtlsIdentity(): DtlsIdentity {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-dtls-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  execFileSync('openssl', [...made, '-subj', '/CN=bench', '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  const value = new X509Certificate(readFileSync(certificate)).fingerprint256;
  return {
    parameters: { role: 'client', fingerprints: [{ algorithm: 'sha-256', value }] },
    async shake(send) {
      const side = createSocket('udp4').bind(0, '127.0.0.1');
      await once(side, 'listening');
      let openssl: number | undefined;
      side.on('message', (datagram, { port }) => {
        openssl = port;
        send(datagram);
      });
      const keying = exportedKeys(side, ['-cert', certificate, '-key', key]);
      return {
        take: (datagram) => {
          if (openssl !== undefined) side.send(datagram, openssl, '127.0.0.1');
        },
        keying,
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function exportedKeys(side: Socket, identity: readonly string[]): Promise<Buffer> {
  const asked = ['-use_srtp', 'SRTP_AEAD_AES_128_GCM', '-keymatexport', 'EXTRACTOR-dtls_srtp'];
  const child = spawn('openssl', [
    ...['s_client', '-dtls1_2', '-mtu', '1200', '-connect', `127.0.0.1:${side.address().port}`],
    ...[...identity, ...asked, '-keymatexportlen', String(KEYING_BYTES)],
  ]);
  let said = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(() => reject(new Error(`no DTLS handshake:\n${said}`))), WITHIN_MS);
    function finish(settle: () => void): void {
      clearTimeout(timer);
      child.removeAllListeners();
      // Killed, so that it does not say goodbye: the worker would take that for the end.
      child.kill('SIGKILL');
      side.close();
      settle();
    }
    child.once('error', (error) => finish(() => reject(error)));
    child.once('exit', () => finish(() => reject(new Error(`openssl ended:\n${said}`))));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => {
        said += text.toString();
        const keying = /Keying material: ([0-9A-F]+)/i.exec(said)?.[1];
        if (keying?.length === 2 * KEYING_BYTES) finish(() => resolve(Buffer.from(keying, 'hex')));
      });
    }
  });
}
