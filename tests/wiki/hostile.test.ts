import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DumpError } from '../../src/wiki/dump/dump-error.ts';
import { openDump } from '../../src/wiki/dump/open-dump.ts';
import { PageReader } from '../../src/wiki/dump/read-pages.ts';
import { createPageReading } from '../../src/wiki/page/read-page.ts';
import { loadProfile, profileIds } from '../../src/wiki/profile/load.ts';

const HANDMADE = join(import.meta.dirname, 'fixtures', 'handmade.xml');
const folder = mkdtempSync(join(tmpdir(), 'curzon-dumps-'));

/** All pages of a dump that is written to a file first. */
async function pagesOf(bytes: Uint8Array | string): Promise<string[]> {
  const file = join(folder, 'dump.xml');
  writeFileSync(file, bytes);
  const opened = await openDump(file);
  const reader = new PageReader('dump.xml');
  const titles: string[] = [];
  for await (const piece of opened.text) titles.push(...reader.write(piece).map(({ title }) => title));
  reader.end();
  return titles;
}

describe('a dump that is not whole', () => {
  const whole = readFileSync(HANDMADE);

  it('is refused with its place wherever it is cut', async () => {
    for (let cut = 1; cut <= 200; cut++) {
      const end = Math.floor((whole.length * cut) / 202);
      const failed = await pagesOf(whole.subarray(0, end)).catch((error: unknown) => error);
      expect(failed, `cut at byte ${end}`).toBeInstanceOf(DumpError);
      expect((failed as Error).message).toMatch(/^dump\.xml:\d+:\d+ /);
    }
  });

  it('is refused where its packing is cut', async () => {
    const packed = gzipSync(whole);
    await expect(pagesOf(packed.subarray(0, packed.length - 20))).rejects.toThrow(/damaged .gz|cut short/);
  });

  it('is refused where it is something else', async () => {
    await expect(pagesOf('<html><body>Sign in</body></html>')).rejects.toThrow('<html>');
    await expect(pagesOf('')).rejects.toThrow(DumpError);
  });

  it('expands no entities that it declares itself', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><mediawiki>&b;</mediawiki>';
    await expect(pagesOf(bomb)).rejects.toThrow('document type');
  });

  it('is refused where it unpacks to a thousand times its size', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('<mediawiki>'), Buffer.alloc(100_000_000, 0x20)]));
    await expect(pagesOf(bomb)).rejects.toThrow('times its size');
  });
});

describe('a dump in another form', () => {
  const titles = async (bytes: Uint8Array | string) => (await pagesOf(bytes)).length;

  it('is read from UTF-16 and from .gz', async () => {
    const text = readFileSync(HANDMADE, 'utf8');
    expect(await titles(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(14);
    expect(await titles(gzipSync(text))).toBe(14);
  });
});

describe('wikitext, whatever it is', () => {
  const pieces = [
    '{{',
    '}}',
    '[[',
    ']]',
    '|',
    '=',
    '\n',
    '<ref name=a>',
    '<ref name="a|b"/>',
    '</ref>',
    '{|',
    '|}',
    "'''",
    "''",
    '<!--',
    '-->',
    '* ',
    '== x ==',
    '{{TA|10|n}}',
    '{{FR|Council}}',
    '{{infobox character|name=x|father=',
    '{{battle|side1=[[x|y',
    '|commanders1=',
    '&nbsp;',
    '(',
    ')',
    'Frodo was born. ',
    '[[File:x.jpg|thumb|',
    '<gallery>',
    '{{{1}}}',
    '\ue010',
    '<nowiki>',
    '#REDIRECT [[x]]',
    'https://x.y',
    '\u202e',
    '1234 ',
    '– ',
  ];
  const wikitext = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })), {
    maxLength: 120,
  });

  it.each(profileIds())('never stops the profile %s', (id) => {
    const reading = createPageReading(loadProfile(id), []);
    fc.assert(
      fc.property(wikitext, (parts) => {
        const page = {
          title: 'A page',
          namespace: 0,
          id: 1,
          redirect: undefined,
          revision: 1,
          timestamp: '',
          model: 'wikitext',
          isCut: false,
        };
        const outcome = reading.read({ ...page, text: parts.join('') });
        if (outcome.type !== 'page') return;
        const { lead, told, facts } = outcome.page;
        const texts = [...lead, ...told].map(({ text }) => text);
        const values = facts.flatMap(({ value, role, side }) => [value, role ?? '', side?.name ?? '']);
        for (const text of [...texts, ...values])
          expect(text).not.toMatch(/\{\{|\}\}|\[\[|\]\]|[\ue000-\uf8ff]/);
      }),
      { numRuns: 300 },
    );
  });

  it('is read in time that grows with its length', () => {
    const reading = createPageReading(loadProfile('generic'), []);
    const page = {
      title: 'A page',
      namespace: 0,
      id: 1,
      redirect: undefined,
      revision: 1,
      timestamp: '',
      model: 'wikitext',
      isCut: false,
    };
    for (const piece of [
      '{{',
      '[[',
      '<ref>',
      '<gallery>',
      '{{a|',
      "'''",
      '(',
      '{|\n',
      '[http://a ',
      '<!--',
      '&amp;',
      '<sup>',
      '. ',
      '"',
      "''a",
      '[[a|',
    ]) {
      const begun = performance.now();
      reading.read({ ...page, text: piece.repeat(60_000) });
      expect(performance.now() - begun, piece).toBeLessThan(4_000);
    }
  });
});
