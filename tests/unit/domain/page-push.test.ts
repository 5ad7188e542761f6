/** Row 6: which pages an agent may offer. Hostile addresses are refused as they are, never repaired. */
import { describe, expect, test } from 'vitest';
import { decidePagePush } from '../../../server/domain/page-push.ts';
import { MAX_URL_CHARS } from '../../../shared/protocol/limits.ts';

const SITE = {
  allowedOrigins: ['https://shop.example', 'https://*.shop.example', 'http://localhost:3000', 'https://bücher.example'],
  pushOrigins: ['https://maker.example', 'https://*.docs.example'],
};

describe('offered', () => {
  test.each([
    ['https://shop.example/', 'https://shop.example/', true],
    ['https://shop.example/a?b=c#d', 'https://shop.example/a?b=c#d', true],
    ['HTTPS://SHOP.example:443/A', 'https://shop.example/A', true],
    ['https://shop.example', 'https://shop.example/', true],
    ['https://www.shop.example/a', 'https://www.shop.example/a', true],
    ['http://localhost:3000/a', 'http://localhost:3000/a', true],
    ['https://shop.example/größe', 'https://shop.example/gr%C3%B6%C3%9Fe', true],
    ['https://shop.example/mail@x?to=a@b', 'https://shop.example/mail@x?to=a@b', true],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/', true],
    ['https://maker.example/manual.html', 'https://maker.example/manual.html', false],
    ['https://de.docs.example/', 'https://de.docs.example/', false],
  ])('%s', (typed, url, own) => {
    expect(decidePagePush(typed, SITE)).toEqual({ ok: true, page: { url, own } });
  });
});

describe('refused', () => {
  test.each([
    ['javascript:alert(1)', 'not_a_page'],
    ['JaVaScRiPt://shop.example/%0aalert(1)', 'not_a_page'],
    ['data:text/html,<script>alert(1)</script>', 'not_a_page'],
    ['vbscript:x', 'not_a_page'],
    ['file:///etc/passwd', 'not_a_page'],
    ['blob:https://shop.example/1', 'not_a_page'],
    ['about:blank', 'not_a_page'],
    ['ftp://shop.example/', 'not_a_page'],
    ['//evil.example', 'not_a_page'],
    ['/tariff.html', 'not_a_page'],
    ['shop.example', 'not_a_page'],
    ['https:shop.example', 'not_a_page'],
    ['https:/shop.example', 'not_a_page'],
    ['https:///shop.example', 'not_a_page'],
    ['https://', 'not_a_page'],
    ['', 'not_a_page'],
    ['https://shop.example@evil.example/', 'credentials'],
    ['https://evil.example@shop.example/', 'credentials'],
    ['https://user:secret@shop.example/', 'credentials'],
    ['https://@shop.example/', 'credentials'],
    ['https://shop.example%40evil.example/', 'unreadable'],
    ['https://evil.example\\@shop.example/', 'unreadable'],
    ['https:\\\\shop.example\\', 'unreadable'],
    ['https://shop.example\\.evil.example', 'unreadable'],
    ['https://shop.example/\t', 'unreadable'],
    ['java\nscript:alert(1)', 'unreadable'],
    ['ht\ttps://shop.example/', 'unreadable'],
    [' https://shop.example/', 'unreadable'],
    ['https://shop.example/a b', 'unreadable'],
    ['https://shop.example/\u0000', 'unreadable'],
    ['https://shop.example/\u202Egpj.exe', 'unreadable'],
    ['https://shop\u200B.example/', 'unreadable'],
    ['https://shop.example:99999/', 'unreadable'],
    ['https://[shop.example]/', 'unreadable'],
    ['https://evil.example/', 'foreign'],
    ['https://evil.example/#https://shop.example', 'foreign'],
    ['https://evil.example?https://shop.example/', 'foreign'],
    ['https://evil-shop.example/', 'foreign'],
    ['https://shop.example.evil.example/', 'foreign'],
    ['https://shop.example./', 'foreign'],
    ['https://a.b.shop.example/', 'foreign'],
    ['https://docs.example/', 'foreign'],
    ['https://a.b.docs.example/', 'foreign'],
    ['http://shop.example/', 'foreign'],
    ['http://maker.example/', 'foreign'],
    ['https://shop.example:8443/', 'foreign'],
    ['https://maker.example:444/', 'foreign'],
    ['http://localhost:3001/', 'foreign'],
    ['http://localhost/', 'foreign'],
    // Cyrillic о; the browser itself calls it xn--…
    ['https://sh\u043Ep.example/', 'foreign'],
    ['https://127.0.0.1/', 'foreign'],
    [`https://shop.example/${'a'.repeat(MAX_URL_CHARS)}`, 'too_long'],
    // Short as typed, three times as long as the browser writes it.
    [`https://shop.example/${'ö'.repeat(MAX_URL_CHARS / 4)}`, 'too_long'],
  ])('%j: %s', (typed, refusal) => {
    expect(decidePagePush(typed, SITE)).toEqual({ ok: false, refusal });
  });

  test('everything foreign, by a site that names no pages', () => {
    const site = { allowedOrigins: ['https://shop.example'] };
    expect(decidePagePush('https://maker.example/', site)).toEqual({ ok: false, refusal: 'foreign' });
    expect(decidePagePush('https://shop.example/', { allowedOrigins: [], pushOrigins: [] }).ok).toBe(false);
  });

  test('an entry that could not be saved opens nothing', () => {
    const site = { allowedOrigins: [], pushOrigins: ['*', 'https://*', 'https://*.com', 'javascript:', ''] };
    for (const url of ['https://evil.com/', 'https://a.evil.com/', 'https://evil.example/']) {
      expect(decidePagePush(url, site).ok).toBe(false);
    }
  });
});
