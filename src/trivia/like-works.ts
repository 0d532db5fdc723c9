/** Works that could be taken for another: of its medium and continuity, but not of its story. */
import { compareIds } from '../lore/model/compare-ids.ts';
import type { Work } from '../lore/model/model.ts';
import { FEW } from './likeness.ts';
import { type Option, option } from './option.ts';
import { perItem, remember } from './remember.ts';
import { oneSaysAll, words } from './telling-words.ts';

export interface LikeWorks {
  /** Works like one, of its series first, then by when they came out. */
  like(work: Work): readonly Work[];
  /** A work as an option. */
  optionOf(work: Work): Option;
}

/** Of more than {@link FEW}, so many of the series and so many of all that came out about then. */
const NEAREST = 100;
/** Of a large wiki's works; a list of them is short. */
const REMEMBERED = 10_000;

export function likeWorksOf(works: readonly Work[]): LikeWorks {
  const years = new Map(works.map((work) => [work, yearOf(work)]));
  const yearIn = (work: Work) => years.get(work) ?? 0;
  const byAge = works.toSorted((a, b) => yearIn(a) - yearIn(b) || compareIds(a, b));
  const alike = listsBy(byAge, ({ medium, continuity }) => `${medium} ${continuity.id}`, FEW);
  const ofSeries = listsBy(
    byAge,
    ({ medium, continuity, series }) => `${medium} ${continuity.id} ${series}`,
    NEAREST,
  );
  const titles = new Map(works.map((work) => [work, titleWords(work)]));
  // Two parts of a story, a film with its book and its comic: the title of one says all that the other's does.
  const sameStory = (a: Work, b: Work) => oneSaysAll(titles.get(a) ?? [], titles.get(b) ?? []);
  const like = remember(REMEMBERED, (right: Work) => {
    const far = (work: Work) => Math.abs(yearIn(work) - yearIn(right));
    const elsewhere = (work: Work) => (work.series === right.series ? 0 : 1);
    return [...new Set([...alike(right), ...ofSeries(right)])]
      .filter((work) => !sameStory(work, right))
      .sort((a, b) => elsewhere(a) - elsewhere(b) || far(a) - far(b) || compareIds(a, b));
  });
  return { like, optionOf: perItem((work) => option(work.title, work.aliases)) };
}

/** A work that nobody knows the year of came out long before all others. */
const yearOf = ({ released }: Work) => Number(released?.slice(0, 4) ?? 0);

/** The lists of works that share a key: of one with more than `few`, those around a work. */
function listsBy(
  works: readonly Work[],
  key: (work: Work) => string,
  few: number,
): (work: Work) => readonly Work[] {
  const lists = Map.groupBy(works, key);
  const places = new Map([...lists.values()].flatMap((list) => list.map((work, at) => [work, at] as const)));
  return (work) => {
    const list = lists.get(key(work)) ?? [];
    if (list.length <= few) return list;
    const from = Math.max(0, Math.min((places.get(work) ?? 0) - NEAREST / 2, list.length - NEAREST));
    return list.slice(from, from + NEAREST);
  };
}

/** Without the numbers of parts. */
const titleWords = ({ title }: Work) => words(title).filter((word) => !/^(?:[ivx]+|\d+)$/.test(word));
