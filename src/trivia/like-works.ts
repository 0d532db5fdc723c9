/** Works that could be taken for another: of its medium and continuity, but not of its story. */
import { compareIds } from '../lore/model/compare-ids.ts';
import type { Work } from '../lore/model/model.ts';
import { FEW } from './likeness.ts';
import { type Option, option } from './option.ts';
import { perItem, remember } from './remember.ts';
import { words } from './telling-words.ts';

export interface LikeWorks {
  /** Works like one, of its series first, then by when they came out. */
  like(work: Work): readonly Work[];
  /** A work as an option. */
  optionOf(work: Work): Option;
}

/** Of more than {@link FEW}, so many of the series and so many of all that came out about then. */
const NEAREST = 100;
const REMEMBERED = 1_000;

export function likeWorksOf(works: readonly Work[]): LikeWorks {
  const byAge = works.toSorted((a, b) => yearOf(a) - yearOf(b) || compareIds(a, b));
  const lists = Map.groupBy(byAge, ({ medium, continuity }) => `${medium} ${continuity.id}`);
  const titles = new Map(works.map((work) => [work, titleWords(work)]));
  const sameStory = (a: Work, b: Work) => saysAll(titles.get(a) ?? [], titles.get(b) ?? []);
  const like = remember(REMEMBERED, (right: Work) => {
    const all = lists.get(`${right.medium} ${right.continuity.id}`) ?? [];
    const some =
      all.length <= FEW
        ? all
        : [...new Set([...nearest(all, right), ...nearest(ofSeries(all, right), right)])];
    const far = (work: Work) => Math.abs(yearOf(work) - yearOf(right));
    const elsewhere = (work: Work) => (work.series === right.series ? 0 : 1);
    return some
      .filter((work) => !sameStory(work, right))
      .sort((a, b) => elsewhere(a) - elsewhere(b) || far(a) - far(b) || compareIds(a, b));
  });
  return { like, optionOf: perItem((work) => option(work.title, work.aliases)) };
}

/** A work that nobody knows the year of came out long before all others. */
const yearOf = ({ released }: Work) => Number(released?.slice(0, 4) ?? 0);

const ofSeries = (works: readonly Work[], { series }: Work) => works.filter((work) => work.series === series);

/** Those around a work in a list by age. */
function nearest(works: readonly Work[], work: Work): Work[] {
  const at = works.indexOf(work);
  const from = Math.max(0, Math.min(at - NEAREST / 2, works.length - NEAREST));
  return works.slice(from, from + NEAREST);
}

/** Without the numbers of parts. */
const titleWords = ({ title }: Work) => words(title).filter((word) => !/^(?:[ivx]+|\d+)$/.test(word));

/** Two parts of a story, a film with its book and its comic: the title of one says all that the other's does. */
const saysAll = (a: readonly string[], b: readonly string[]) =>
  a.every((word) => b.includes(word)) || b.every((word) => a.includes(word));
