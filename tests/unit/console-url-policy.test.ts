import { describe, expect, test } from 'vitest';
import { createUrlPolicy, isPrivateHost } from '../../console/page/cleaning/url-policy.ts';

const CONSOLE = 'https://lotse.example';
const policy = (over: Partial<Parameters<typeof createUrlPolicy>[0]> = {}) =>
  createUrlPolicy({ consoleOrigin: CONSOLE, pageOrigin: 'https://shop.example', isFrameWithoutCookies: true, ...over });

describe('what a replayed page may load', () => {
  test.each([
    'https://shop.example/a.png',
    'https://cdn.other.example/font.woff2',
    'http://shop.example/a.png',
    'data:image/png;base64,AAAA',
    'data:font/woff2;base64,AAAA',
  ])('%s', (url) => expect(policy()(url)).toBe(url));

  test.each([
    ['the console itself', `${CONSOLE}/api/v1/me`],
    ['the console, written otherwise', 'HTTPS://LOTSE.EXAMPLE:443/api/v1/me'],
    ['a relative address', '/api/v1/me'],
    ['without a scheme', '//lotse.example/api/v1/me'],
    ['the agent’s own machine', 'http://127.0.0.1:8080/reboot'],
    ['loopback in one number', 'http://2130706433/'],
    ['loopback in octal and hex', 'http://0x7f.0.0.1/'],
    ['loopback in IPv6', 'http://[::1]/'],
    ['IPv4 inside IPv6', 'http://[::ffff:192.168.1.1]/'],
    ['the router', 'http://192.168.1.1/'],
    ['a name of the network', 'http://printer/'],
    ['cloud metadata', 'http://169.254.169.254/latest/'],
    ['with a password', 'https://user:secret@shop.example/a.png'],
    ['a script', 'javascript:alert(1)'],
    ['a page in an address', 'data:text/html,<script>1</script>'],
    ['a blob of the console', `blob:${CONSOLE}/1f2e`],
    ['a file', 'file:///etc/passwd'],
  ])('not %s', (_, url) => expect(policy()(url)).toBeNull());

  test('a shop on the console’s own origin keeps its pictures only where the frame sends no cookies', () => {
    const url = `${CONSOLE}/demo/a.png`;
    expect(policy({ pageOrigin: CONSOLE })(url)).toBe(url);
    expect(policy({ pageOrigin: CONSOLE, isFrameWithoutCookies: false })(url)).toBeNull();
  });

  test('an intranet’s console shows that page’s own pictures and no neighbour’s', () => {
    const inside = policy({ consoleOrigin: 'https://lotse.corp', pageOrigin: 'https://shop.corp' });
    expect(inside('https://shop.corp/a.png')).toBe('https://shop.corp/a.png');
    expect(inside('https://payroll.corp/a.png')).toBeNull();
    expect(policy({ pageOrigin: 'http://192.168.1.1' })('http://192.168.1.1/a.png')).toBeNull();
  });
});

test.each([
  ['10.1.2.3', true],
  ['172.15.0.1', false],
  ['172.16.0.1', true],
  ['100.64.0.1', true],
  ['224.0.0.1', true],
  ['93.184.216.34', false],
  ['nas.local', true],
  ['shop.example', false],
  ['localhost.', true],
  ['[fd00::1]', true],
  ['[2a00:1450::1]', false],
])('%s is private: %s', (host, isPrivate) => expect(isPrivateHost(host)).toBe(isPrivate));
