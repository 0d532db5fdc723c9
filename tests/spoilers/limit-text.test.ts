import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEDIA } from '../../src/lore/model/kinds.ts';
import { loadPacks } from '../../src/lore/pack/load.ts';
import { writeLimits } from '../../src/spoilers/limit-text.ts';
import { isBeyond } from '../../src/spoilers/viewer.ts';
import { writePack } from '../lore/small-pack.ts';
import { exampleLimits, readKeptLimits, readLimits, suggestLimits } from './limits-of.ts';

const packs = loadPacks('data');
const works = packs.flatMap((pack) => pack.works);

/** The limit as it is kept; fails for a text that is none. */
const kept = (text: string, of = packs): string => {
  const read = readLimits(text, of);
  if (!read.ok) throw new Error(`no limit: ${read.wrong} ${read.why ?? ''}`);
  return writeLimits(read.parts);
};
const understood = (text: string) => {
  const read = readLimits(text, packs);
  return read.ok ? read.parts : expect.unreachable(`no limit: ${read.wrong}`);
};
const refused = (text: string) => {
  const read = readLimits(text, packs);
  return read.ok ? expect.unreachable(`a limit: ${writeLimits(read.parts)}`) : read;
};
/** Labels of the works that lie beyond a limit. */
const beyond = (text: string) => {
  const read = readLimits(text, packs);
  const limits = read.ok ? read.limits : expect.unreachable(`no limit: ${read.wrong}`);
  return works.filter((work) => isBeyond(work, { canon: undefined, limits })).map(({ label }) => label);
};
const labelsOf = (fits: (work: (typeof works)[number]) => boolean) =>
  works.filter(fits).map(({ label }) => label);

describe('a spoiler limit as people write it', () => {
  it.each<[text: string, kept: string]>([
    ['DS9 4x01', 'DS9 4x01'],
    ['ds9 s4', 'DS9 S4'],
    ['DS9 season 4', 'DS9 S4'],
    ['The Next Generation 3', 'TNG S3'],
    ['next gen season two', 'TNG S2'],
    ['Star Trek: Deep Space Nine S04E01', 'DS9 4x01'],
    ['Deep Space 9 4×1', 'DS9 4x01'],
    ['ds9 s03e12', 'DS9 3x12'],
    ['DS9 season 3 episode 12', 'DS9 3x12'],
    ['DS9, season 3, ep. 12', 'DS9 3x12'],
    ['episode 12 of season 3 of DS9', 'DS9 3x12'],
    ['season three of Deep Space Nine', 'DS9 S3'],
    ['the third season of DS9', 'DS9 S3'],
    ['DS9 seasons 1-3', 'DS9 S3'],
    ['TNG season 1-3', 'TNG S3'],
    ['S3 TNG', 'TNG S3'],
    ['DS9 S3 right now', 'DS9 S3'],
    ['not Unification part 2', 'not TNG 5x08'],
    ['everything up to DS9 4x01', 'DS9 4x01'],
    ['everything up to and including DS9 4x01', 'DS9 4x01'],
    ['  Everything   UP TO ds9 4x01 . ', 'DS9 4x01'],
    ['I’ve seen DS9 up to the end of season 3', 'DS9 S3'],
    ['just finished season 3 of DS9', 'DS9 S3'],
    ['spoilers ok up to DS9 S2', 'DS9 S2'],
    ['The Way of the Warrior', 'DS9 4x01'],
    ['up to “The Way of the Warrior”', 'DS9 4x01'],
    ['up to Unification', 'TNG 5x08'],
    ['up to but not including DS9 S4', 'DS9 S3'],
    ['I’m not in DS9 S3 yet', 'DS9 S2'],
    ['hide everything after DS9 S3', 'DS9 S3'],
    ['nothing since 1995', 'until 1994'],
    ['don’t hide anything', ''],
    ['no DS9', 'no DS9'],
    ["don't spoil DS9", 'no DS9'],
    ['no DS9 S7', 'DS9 S6'],
    ['nothing past S3 of DS9', 'DS9 S3'],
    ['not TUC', 'not TUC'],
    ['not The Undiscovered Country', 'not TUC'],
    ['not Star Trek VI', 'not TUC'],
    ['haven’t seen TUC', 'not TUC'],
    ['I have not seen Star Trek 6 yet', 'not TUC'],
    ['not Mirror, Mirror', 'not TOS 2x04'],
    ['not The Fire and the Rose', 'not The Fire and the Rose'],
    ['not Sarek', 'not TNG 3x23, not Sarek (novel)'],
    ['not the novel Sarek', 'not Sarek (novel)'],
    ['until 1995', 'until 1995'],
    ['nothing after 1995', 'until 1995'],
    ['until 2 October 1995', 'until 1995-10-02'],
    ['until Oct 2, 1995', 'until 1995-10-02'],
    ['up to TUC', 'until 1991-12-06'],
    ['no movies', 'no films'],
    ['No films!', 'no films'],
    ['haven’t read any of the novels', 'no novels'],
    ['no DS9 novels', 'no DS9 novels'],
    ['everything except novels', 'no novels'],
    ['everything but the films and games', 'no films, no games'],
    ['no novels or comics', 'no novels, no comics'],
    ['only films', 'only films'],
    ['films only', 'only films'],
    ['I’ve only seen TNG and DS9 S3', 'only TNG and DS9 S3'],
    ['only films, DS9 S3, DS9 S3', 'only films and DS9 S3'],
    ['DS9 S3, only films', 'only films and DS9 S3'],
    ['TNG through season 5, DS9 S3 and no books.', 'TNG S5, DS9 S3, no books'],
    ['DS9 S3; TNG S4\nno novels', 'DS9 S3, TNG S4, no novels'],
    ['I have seen all the films and DS9 up to S3', 'seen films, DS9 S3'],
    ['none', ''],
    ['no limit', ''],
    ['Everything.', ''],
    ['', ''],
  ])('reads "%s"', (text, expected) => {
    expect(kept(text)).toBe(expected);
  });

  it('means what came out before a date, not within it', () => {
    expect(kept('before 1995')).toBe('until 1994');
    expect(kept('released before 1995-10')).toBe('until 1995-09');
    expect(kept('before 1995-01-01')).toBe('until 1994');
    expect(kept('before 2 October 1995')).toBe('until 1995-10-01');
    expect(kept('nothing from 1995 on')).toBe('until 1994');
    expect(beyond('before 1995')).toContain('DS9 4x01');
    expect(beyond('until 1995')).not.toContain('DS9 4x01');
  });

  it('counts once what is said twice', () => {
    expect(readLimits('only films, DS9 S3, DS9 S3', packs)).toEqual(readLimits('only films, DS9 S3', packs));
  });

  it('does not take for seen what somebody is in the middle of, and says how to write it once it is', () => {
    expect(understood('I’m at DS9 season 3 and TNG 3x15')).toMatchObject([
      { text: 'DS9 S2', hint: expect.stringContaining('write “DS9 S3”') },
      { text: 'TNG 3x14', hint: expect.stringContaining('write “TNG 3x15”') },
    ]);
    expect(kept('we are halfway through DS9 season 1')).toBe('no DS9');
    expect(kept('before The Way of the Warrior')).toBe('DS9 S3');
    expect(understood('haven’t seen The Way of the Warrior')).toMatchObject([
      { text: 'DS9 S3', hint: expect.stringContaining('write “not DS9 4x01”') },
    ]);
  });

  it('says what it does', () => {
    const says = (text: string) => understood(text).map((part) => part.says);
    expect(says('ds9 s3, no TOS')).toEqual([
      'Deep Space Nine seen up to the end of season 3',
      'nothing of The Original Series seen',
    ]);
    expect(says('DS9 4x01')).toEqual([
      'Deep Space Nine seen up to season 4, episode 1 (“The Way of the Warrior”)',
    ]);
    expect(says('no books')).toEqual([
      'hides what only novels, novelizations, short stories, anthologies and reference books tell',
    ]);
    expect(says('before 1995-10')).toEqual(['hides what was released after September 1995']);
    expect(says('only films and DS9 S3')).toEqual([
      'nothing seen but films and Deep Space Nine up to the end of season 3',
    ]);
  });

  it('says so when it hides nothing that is known, and refuses a season that no series has', () => {
    expect(understood('TNG S7')).toMatchObject([
      { text: 'TNG S7', says: expect.stringMatching(/end of season 7: all of it that is known here$/) },
    ]);
    expect(understood('DS9 4x99')[0]?.says).toMatch(/all of season 4 that is known here$/);
    expect(beyond('TNG S7')).toEqual([]);
    expect(refused('TNG S99').why).toContain('write “seen TNG”');
    expect(beyond('seen TNG')).toEqual([]);
  });

  it('refuses dates that never were, and years of the story', () => {
    for (const text of ['until 1995-99-99', 'until 1995-02-29', 'before 1995-00', 'until 31 April 1995'])
      expect(refused(text)).toMatchObject({ wrong: text, why: 'There is no such date.' });
    expect(kept('until 1996-02-29')).toBe('until 1996-02-29');
    expect(refused('until 2293').why).toContain('when works came out');
  });

  it('names the part that is none, and what it lacks', () => {
    expect(refused('DS9 S4, no Firefly')).toEqual({ ok: false, wrong: 'no Firefly', why: undefined });
    expect(refused('no novels and DS9 S4 and xyzzy').wrong).toBe('xyzzy');
    expect(refused('Deep Space Nine').why).toContain('How far in Deep Space Nine?');
    expect(refused('TUC').why).toContain('“not TUC” or “up to TUC”');
    expect(refused('novels').why).toContain('“no novels” or “only novels”');
    expect(refused('1995').why).toContain('“until 1995” or “before 1995”');
    expect(refused('season 3').why).toContain('Of which series?');
    for (const text of [
      'everything after DS9 S3',
      'since 1995',
      'nothing before DS9 S3',
      'Deep Space',
      'not',
    ])
      expect(refused(text).wrong).toBe(text);
    expect(refused('no TNG films').why).toContain('write “no films”');
  });

  it('is none that says nothing', () => {
    for (const text of [',,,', ' ; ', '...', 'and', '–'])
      expect(refused(text)).toEqual({ ok: false, wrong: '', why: undefined });
  });

  it('hides the media that belong together for viewers', () => {
    const prose = ['novel', 'novelization', 'short story', 'anthology'];
    expect(beyond('no novels')).toEqual(labelsOf(({ medium }) => prose.includes(medium)));
    expect(beyond('no novels')).toContain('Glass Empires');
    expect(beyond('no books')).toEqual(
      labelsOf(({ medium }) => [...prose, 'reference book'].includes(medium)),
    );
    expect(beyond('no anthologies')).toEqual(['The Lives of Dax', 'Glass Empires']);
    expect(beyond('only films')).toEqual(labelsOf(({ medium }) => medium !== 'film'));
    expect(beyond('only TNG')).toEqual(
      labelsOf(({ medium, series }) => medium !== 'episode' || series !== 'TNG'),
    );
  });

  it('hides a series with its books, and one that is books alone', () => {
    expect(beyond('no DS9')).toEqual(labelsOf(({ series }) => series === 'DS9'));
    expect(beyond('no TLE')).toEqual(labelsOf(({ series }) => series === 'TLE'));
    expect(beyond('no TLE').length).toBeGreaterThan(0);
  });

  it('has the right plural for every medium, and takes the wrong ones that were once kept', () => {
    for (const medium of MEDIA) {
      for (const plural of [`${medium}s`, medium])
        expect(
          readKeptLimits(`no ${plural}`, packs).limits.some(
            (limit) => limit.kind === 'medium' && limit.medium === medium,
          ),
          plural,
        ).toBe(true);
    }
    expect(kept('no anthologys')).toBe('no anthologies');
    expect(kept('no short storys')).toBe('no short stories');
  });

  it('is read from what was once kept unchecked', () => {
    expect(writeLimits(readKeptLimits('until 1995-99-99, no novels', packs).parts)).toBe(
      'until 1995, no novels',
    );
    expect(writeLimits(readKeptLimits('not Firefly, DS9 S4', packs).parts)).toBe('DS9 S4');
    expect(readKeptLimits('', packs)).toEqual({ limits: [], parts: [] });
  });

  it('tells works of one title apart, with commas in it too', () => {
    const small = loadPacks(
      writePack({
        'works.yaml': [
          'tuc: { title: The Film, short: TUC, medium: film, tier: screen }',
          'warrior: { title: Warrior, medium: episode, tier: screen, series: DS9, season: 4, episode: 1 }',
          'here: { title: "Here, There and Back; or, Not", medium: novel, tier: novel }',
          'one: { title: The Same, medium: novel, tier: novel }',
          'two: { title: The Same, medium: comic, tier: novel }',
          '',
        ].join('\n'),
      }),
    );
    for (const text of [
      'DS9 S4, not Here, There and Back; or, Not, no comics',
      'not The Same (novel)',
      'not The Same (comic), not TUC',
    ])
      expect(kept(text, small)).toBe(text);
    expect(kept('not The Same', small)).toBe('not The Same (novel), not The Same (comic)');
  });

  it('is written in words that read as the same, whatever is put together', () => {
    const phrase = fc.constantFrom(
      ...exampleLimits(packs),
      ...['everything up to DS9 s03e12', 'I’m at DS9 season 3', 'haven’t seen TUC', 'no books', 'no other'],
      ...['only films', 'TNG and DS9', 'no novels or comics', 'before 1995', 'nothing after 1995-10', 'none'],
      ...[
        'not Sarek',
        'seen VOY',
        'Sarek',
        'up to TUC',
        'no TLE',
        'no DS9 novels',
        'TNG S99',
        'games',
        'xyzzy',
      ],
      ...works.map(({ title }) => `not ${title}`),
      ...works.map(({ title }) => title),
    );
    const glue = fc.constantFrom(', ', ' and ', '; ', ' or ', ' but ', '. ', '\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(phrase, glue), { minLength: 1, maxLength: 5 }), (phrases) => {
        const first = readLimits(phrases.flat().join(''), packs);
        if (!first.ok) return;
        const again = readLimits(writeLimits(first.parts), packs);
        expect(again).toMatchObject({ ok: true, limits: first.limits });
        expect(again.ok && writeLimits(again.parts)).toBe(writeLimits(first.parts));
        expect(readKeptLimits(writeLimits(first.parts), packs).limits).toEqual(first.limits);
      }),
      { numRuns: 400 },
    );
  });

  it('is read at once, however it is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300, unit: fc.constantFrom(...'no, DS9x4-and up to1i’é\n.') }),
        (text) => {
          const read = readLimits(text, packs);
          if (read.ok)
            expect(readLimits(writeLimits(read.parts), packs)).toMatchObject({ limits: read.limits });
          expect(suggestLimits(text, packs).length).toBeLessThanOrEqual(25);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('limits to choose from', () => {
  const texts = (typed: string) => suggestLimits(typed, packs).map(({ text }) => text);

  it.each<[typed: string, first: string]>([
    ['ds9', 'DS9 S1'],
    ['everything up to d', 'DS9 S1'],
    ['everything up t', 'TOS S1'],
    ['I’m at ds9 season 4', 'DS9 S3'],
    ['DS9 4x', 'DS9 4x01'],
    ['ds9 season 4 ep', 'DS9 4x01'],
    ['up to DS9 4x01', 'DS9 4x01'],
    ['way of the w', 'DS9 4x01'],
    ['undisc', 'not TUC'],
    ['haven’t seen undisc', 'not TUC'],
    ['up to undisc', 'up to TUC'],
    ['until 199', 'until 1990'],
    ['unti', 'until 1966'],
    ['until 1995-', 'until 1995'],
    ['before 199', 'before 1990'],
    ['antholog', 'no anthologies'],
    ['movi', 'no films'],
    ['only fi', 'only films'],
    ['none', 'no limit'],
    ['DS9 S4, nov', 'DS9 S4, no novels'],
    ['DS9 S4 and everything up to t', 'DS9 S4, TOS S1'],
    ['no novels, not mirror, mir', 'no novels, not TOS 2x04'],
    ['only films and d', 'only films and DS9 S1'],
  ])('begin with what fits "%s"', (typed, first) => {
    expect(texts(typed)[0]).toBe(first);
  });

  it('go on with years when one has begun', () => {
    expect(texts('until 19').every((text) => /^until 19\d\d(?:-\d\d)?$/.test(text))).toBe(true);
    expect(texts('until 1995-')).toEqual(expect.arrayContaining(['until 1995', 'until 1995-10']));
  });

  it('are none for what is nothing', () => {
    expect(texts('xyzzy')).toEqual([]);
    expect(texts('xyzzy, DS9')).toEqual([]);
  });

  it('show what can be written to who has typed nothing', () => {
    expect(exampleLimits(packs)).toEqual([
      'DS9 4x01',
      'TNG S4',
      'no TOS',
      'no novels',
      'not TUC',
      'until 1996',
    ]);
    expect(texts('').slice(0, 6)).toEqual(exampleLimits(packs));
    for (const example of exampleLimits(packs)) expect(beyond(example).length).toBeGreaterThan(0);
  });

  it('come from the pack, whatever it has', () => {
    const bare = loadPacks(
      writePack({
        'works.yaml': 'tuc: { title: The Book, medium: novel, tier: novel }\n',
        'entries.yaml': 'dax: { name: Dax, kind: person, summary: Somebody., cite: [tuc] }\n',
      }),
    );
    expect(exampleLimits(bare)).toEqual(['no novels']);
    expect(suggestLimits('', bare).map(({ text }) => text)).toContain('not The Book');
  });

  it('fit Discord, are taken, and mean what they say', () => {
    const typed = [
      ...[
        '',
        'd',
        'n',
        'no ',
        'not ',
        'only ',
        'until ',
        'before ',
        'at ',
        'up to ',
        'haven’t seen ',
        'all ',
      ],
      ...['no novels, ', 'only films and ', 'DS9 S3 or ', 'the', 'star trek', 'sarek', '4x', 's'],
      ...works.map(({ title }) => title.slice(0, 5)),
    ];
    for (const text of typed)
      for (const choice of suggestLimits(text, packs)) {
        expect([...choice.text].length).toBeLessThanOrEqual(100);
        const read = readLimits(choice.text, packs);
        expect(read.ok, choice.text).toBe(true);
        if (!read.ok || read.parts.length === 0) continue;
        expect(choice.label.startsWith(`${choice.text}: `)).toBe(true);
        // Of several, what the last one adds is explained.
        expect(
          read.parts.some(({ says }) => choice.label.endsWith(says)),
          choice.label,
        ).toBe(true);
      }
  });

  it('hide what they say, season by season', () => {
    for (const text of suggestLimits('tng s', packs).map((choice) => choice.text)) {
      const season = /^TNG S(\d)$/.exec(text)?.[1];
      if (season)
        expect(beyond(text)).toEqual(
          labelsOf(
            (work) =>
              (work.series === 'TNG' && (work.season ?? 0) > Number(season)) ||
              work.adapts.some((one) => one.series === 'TNG' && (one.season ?? 0) > Number(season)),
          ),
        );
    }
  });

  it('leave out what would be longer than a choice may be', () => {
    const long = 'DS9 S3, TNG S4, no books, no films, no games, not Serpents Among the Ruins, ';
    expect(texts(long).length).toBeGreaterThan(0);
    expect(texts(`${long}not The Art of the Impossible, `)).toEqual([]);
  });
});
