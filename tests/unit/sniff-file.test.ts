/** Row 11: a file is what its first bytes say, and only a few kinds may be shown. */
import { expect, test } from 'vitest';
import { sniffFile } from '../../server/domain/sniff-file.ts';
import { tameName } from '../../server/domain/stored-file.ts';

const head = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

test.each([
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', '\xff\xd8\xff\xe0'],
  ['image/gif', 'GIF89a'],
  ['image/webp', 'RIFF\x24\0\0\0WEBPVP8 '],
  ['image/avif', '\0\0\0\x1cftypavif'],
  ['application/pdf', '%PDF-1.7'],
  ['video/mp4', '\0\0\0\x18ftypmp42'],
  ['video/webm', '\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm'],
])('knows %s', (mediaType, text) => {
  expect(sniffFile(head(text))?.mediaType).toBe(mediaType);
});

test.each([
  '',
  'GIF',
  '<svg',
  ' %PDF-1.7',
  '<!doctype html>%PDF-',
  'RIFF\x24\0\0\0WAVE',
  '\0\0\0\x18ftypqt  ',
  'PK\x03\x04',
])('shows nothing that begins with %j', (text) => {
  expect(sniffFile(head(text))).toBeUndefined();
});

test.each([
  ['Angebot 2026.pdf', 'Angebot 2026.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\temp\\plan.png', 'plan.png'],
  ['a\r\nSet-Cookie: x.png', 'aSet-Cookie: x.png'],
  ['rechnung\u202Efdp.exe', 'rechnungfdp.exe'],
  ['..', ''],
  ['   ', ''],
])('the name %j is shown as %j', (given, shown) => {
  expect(tameName(given)).toBe(shown);
});
