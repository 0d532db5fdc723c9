import { describe, expect, it } from 'vitest';
import { loadPacks } from '../../src/lore/pack/load.ts';
import { viewOf } from '../../src/spoilers/view.ts';
import {
  counts,
  EVERYTHING,
  isBeyond,
  judgeFact,
  judgeSummary,
  labelTogether,
  nameSpoils,
  strictest,
  type Viewer,
} from '../../src/spoilers/viewer.ts';
import { readLimits } from './limits-of.ts';

const packs = loadPacks('data');
const [pack] = packs;
const entry = (slug: string) =>
  pack?.entries.find((one) => one.id === `khitomer/${slug}`) ?? expect.unreachable();
const work = (slug: string) =>
  pack?.works.find((one) => one.id === `khitomer/${slug}`) ?? expect.unreachable();
const limited = (text: string) => {
  const read = readLimits(text, packs);
  if (!read.ok) throw new Error(`no limit: ${read.wrong}`);
  return { canon: undefined, limits: read.limits };
};

describe('a viewer', () => {
  it('without limits sees everything', () => {
    expect(pack?.facts.every((fact) => judgeFact(fact, EVERYTHING).standing === 'shown')).toBe(true);
  });

  it('is kept from few facts that they have seen, for a name in their words that only unseen works know', () => {
    const limits = [
      'DS9 1x01',
      'DS9 S3',
      'TNG S3, DS9 S1',
      'TNG S4',
      'not TUC',
      'until 1991',
      'only films',
      'no TOS',
    ];
    const standing = limits.map(limited).flatMap((viewer) =>
      (pack?.facts ?? [])
        // By its works alone.
        .filter((fact) => judgeFact(fact, viewer, () => false).standing === 'shown')
        .map((fact) => judgeFact(fact, viewer).standing),
    );
    expect(standing.length).toBeGreaterThan(5_000);
    expect(standing.filter((one) => one !== 'shown').length / standing.length).toBeLessThan(24 / 5_299);
  });

  it('who saw a series up to an episode has not seen the next', () => {
    const viewer = limited('DS9 4x01');
    expect(isBeyond(work('ds9-the-way-of-the-warrior'), viewer)).toBe(false);
    expect(isBeyond(work('ds9-homefront'), viewer)).toBe(true);
    expect(isBeyond(work('ds9-emissary'), viewer)).toBe(false);
    expect(isBeyond(work('tng-reunion'), viewer)).toBe(false);
  });

  it('is told a fact that one seen work says, even if an unseen one says so too', () => {
    const [first, ...others] = entry('khitomer-conference').facts.filter(
      (one) => one.relation.id === 'held-in',
    );
    const seen = {
      ...(first ?? expect.unreachable()),
      citations: [
        { work: work('tuc'), at: undefined },
        { work: work('ds9-you-are-cordially-invited'), at: undefined },
      ],
    };
    expect(others).toEqual([]);
    expect(judgeFact(seen, limited('DS9 S4')).standing).toBe('shown');
    expect(judgeFact({ ...seen, citations: seen.citations.slice(1) }, limited('DS9 S4'))).toEqual({
      standing: 'spoiler',
      label: 'DS9 S6',
    });
  });

  describe('of works that tell a fact', () => {
    const [fact] = entry('khitomer-conference').facts;
    const told = (together: boolean, ...slugs: string[]) => ({
      ...(fact ?? expect.unreachable()),
      together,
      citations: slugs.map((slug) => ({ work: work(slug), at: undefined })),
    });
    const works = ['tuc', 'ds9-you-are-cordially-invited', 'catalyst-of-sorrows'];
    const judged = (together: boolean, limit: string) => judgeFact(told(together, ...works), limited(limit));
    const shown = { standing: 'shown', label: '' };
    const spoiler = (label: string) => ({ standing: 'spoiler', label });

    it('together must have seen all of the strongest, which weaker ones only repeat', () => {
      expect(judged(true, 'DS9 S6')).toEqual(shown);
      expect(judged(true, 'no novels')).toEqual(shown);
      expect(judged(true, 'DS9 S4')).toEqual(spoiler('DS9 S6'));
      expect(judged(true, 'not TUC')).toEqual(spoiler('film'));
      expect(judged(true, 'DS9 S4, not TUC')).toEqual(spoiler('film, DS9 S6'));
    });

    it('together needs only those that count', () => {
      const weaker = told(true, 'tuc-novelization', 'catalyst-of-sorrows');
      expect(judgeFact(weaker, limited('no novelizations')).standing).toBe('spoiler');
      expect(judgeFact(weaker, { ...limited('not Catalyst of Sorrows'), canon: 'novelization' })).toEqual(
        shown,
      );
      expect(judgeFact(weaker, { canon: 'screen', limits: [] }).standing).toBe('below');
    });

    it('each alone need have seen but one, of whatever tier', () => {
      for (const limit of ['DS9 S4', 'not TUC', 'DS9 S4, not TUC'])
        expect(judged(false, limit)).toEqual(shown);
      expect(judged(false, 'DS9 S4, not TUC, no novels')).toEqual(spoiler('film, DS9 S6, novel'));
    });
  });

  it('is not told a part of a summary until they have seen all the works that it cites', () => {
    const citations = ['tuc', 'ds9-you-are-cordially-invited'].map((slug) => ({
      work: work(slug),
      at: undefined,
    }));
    const meeting = {
      ...entry('khitomer-conference'),
      summaryParts: [{ text: 'A meeting.', citations, named: [] }],
    };
    const standing = (limit: string) =>
      judgeSummary(meeting, limited(limit)).map((part) => [part.standing, part.label]);
    expect(standing('DS9 S6')).toEqual([['shown', '']]);
    expect(standing('DS9 S4')).toEqual([['spoiler', 'DS9 S6']]);
    expect(standing('not TUC')).toEqual([['spoiler', 'film']]);
  });

  it('is not told a fact whose words name somebody they have not met', () => {
    const [fact] = entry('khitomer-conference').facts;
    const naming = {
      ...(fact ?? expect.unreachable()),
      text: 'Ezri Dax was not there.',
      named: [entry('ezri-dax')],
    };
    expect(judgeFact(naming, limited('DS9 S6, no novels')).standing).toBe('spoiler');
    expect(judgeFact(naming, EVERYTHING).standing).toBe('shown');
  });

  it('with a canon line is not told what only works below it say', () => {
    const viewer = { canon: 'novelization', limits: [] };
    expect(counts(work('tuc'), viewer)).toBe(true);
    expect(counts(work('tuc-novelization'), viewer)).toBe(true);
    expect(counts(work('catalyst-of-sorrows'), viewer)).toBe(false);
    const novel =
      entry('kimara-cretak').facts.find((one) => one.relation.id === 'aide-to') ?? expect.unreachable();
    expect(judgeFact(novel, viewer).standing).toBe('below');
  });

  it('is told of a summary what counts and was seen, part by part', () => {
    const standings = (slug: string, viewer: Viewer) =>
      judgeSummary(entry(slug), viewer).map(({ standing, label }) => [standing, label]);
    const plainSummary = (slug: string, viewer: Viewer) => viewOf(entry(slug), viewer).plainSummary;
    const novel = 'A novel makes the Tomed Incident a ruse';
    expect(standings('tomed-incident', EVERYTHING)).toEqual([
      ['shown', ''],
      ['shown', ''],
    ]);
    expect(plainSummary('tomed-incident', EVERYTHING)).toContain(novel);

    const screen = { canon: 'screen', limits: [] };
    expect(standings('tomed-incident', screen).map(([standing]) => standing)).toEqual(['shown', 'below']);
    expect(plainSummary('tomed-incident', screen)).toMatch(/^The clash of 2311 .* for decades\.$/);
    expect(plainSummary('zetha', screen)).toBeUndefined();

    expect(standings('tomed-incident', limited('no novels'))).toEqual([
      ['shown', ''],
      ['spoiler', 'novel'],
    ]);
    expect(plainSummary('tomed-incident', limited('no novels'))).not.toContain(novel);
    expect(plainSummary('tomed-incident', limited('TNG S0, no novels'))).toBeUndefined();
  });

  it('names once what several texts would spoil', () => {
    expect(
      labelTogether([
        { standing: 'spoiler', label: 'DS9 S4, novel' },
        { standing: 'spoiler', label: 'novel' },
        { standing: 'spoiler', label: '' },
      ]),
    ).toBe('DS9 S4, novel');
  });

  it('is not even told the name of who appears only in what they have not seen', () => {
    expect(nameSpoils(entry('ezri-dax'), limited('DS9 S6, no novels'))).toBe(true);
    expect(nameSpoils(entry('curzon-dax'), limited('DS9 S6, no novels'))).toBe(false);
    expect(nameSpoils(entry('ezri-dax'), EVERYTHING)).toBe(false);
  });

  it('of several limits keeps to all of them', () => {
    const both = strictest([limited('DS9 S4'), limited('no novels')]);
    expect(isBeyond(work('ds9-you-are-cordially-invited'), both)).toBe(true);
    expect(isBeyond(work('catalyst-of-sorrows'), both)).toBe(true);
  });
});

describe('a work that retells another', () => {
  it('lies beyond the limit with it', () => {
    expect(isBeyond(work('tuc-novelization'), limited('not TUC'))).toBe(true);
    expect(isBeyond(work('way-of-the-warrior-novelization'), limited('DS9 S3'))).toBe(true);
    expect(isBeyond(work('way-of-the-warrior-novelization'), limited('DS9 S4'))).toBe(false);
  });

  it('does not where a viewer only leaves out its medium', () => {
    expect(isBeyond(work('tuc-novelization'), limited('no films'))).toBe(false);
  });
});

describe('a work of which only the year of release is known', () => {
  it('may have come out on the last day of it', () => {
    const early = packs.flatMap((one) => one.works).find(({ released }) => released?.length === 4);
    expect(early).toBeDefined();
    const year = early?.released ?? '';
    const beyond = (until: string) =>
      early && isBeyond(early, { canon: undefined, limits: [{ kind: 'released', until }] });
    expect([beyond(year), beyond(`${year}-06`)]).toEqual([false, true]);
  });
});
