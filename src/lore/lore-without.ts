/** The same lore for whom some entries are nowhere. */
import type { Hidden } from './hidden.ts';
import type { Answer, Lore } from './lore.ts';
import type { Fact, Work } from './model/model.ts';

export function loreWithout(lore: Lore, hidden: Hidden): Lore {
  const entryThere = <Item extends { id: string }>({ id }: Item) => !hidden.id(id);
  const factThere = (fact: Fact) => !hidden.fact(fact);
  const workThere = (work: Work) => !hidden.work(work);
  const answer: Lore['answer'] = (name, options = {}) =>
    lore.answer(name, {
      ...options,
      accept: (id) => !hidden.id(id) && (options.accept?.(id) ?? true),
    });
  const entriesFound: Lore['entriesFound'] = (found, typed) =>
    only(lore.entriesFound(found, typed), entryThere);
  return {
    ...lore,
    entry: (id) => oneThat(lore.entry(id), entryThere),
    work: (id) => oneThat(lore.work(id), workThere),
    fact: (id) => oneThat(lore.fact(id), factThere),
    find: (name, kind) => entriesFound(answer(name, { kind }).found, name),
    answer,
    entriesFound,
    called: (words) => lore.called(words).filter(entryThere),
    bearing: (word) => lore.bearing(word).filter(entryThere),
    knowsWord: (word) => !hidden.word(word) && lore.knowsWord(word),
    countOf: (word) => (hidden.word(word) ? 0 : lore.countOf(word)),
    wordsLike: (word) => lore.wordsLike(word).filter((one) => !hidden.word(one)),
    factsWith: (words, limit) => lore.factsWith(words, limit).filter(factThere),
    factsByKeyword: (words, limit) => lore.factsByKeyword(words, limit).filter(factThere),
    suggest: (typed, kind, accept) =>
      lore.suggest(typed, kind, (entry) => entryThere(entry) && (accept?.(entry) ?? true)),
    findWork: (title) => only(lore.findWork(title), workThere),
    suggestWorks: (typed) => lore.suggestWorks(typed).filter(workThere),
    search: (text, limit, leading) =>
      lore.search(text, limit, leading?.filter(factThere)).filter(({ fact }) => factThere(fact)),
    onDay: (month, day) => lore.onDay(month, day).filter(factThere),
    quotes: {
      ...lore.quotes,
      at: (place) => oneThat(lore.quotes.at(place), factThere),
    },
  };
}

const oneThat = <Item>(item: Item | undefined, isThere: (item: Item) => boolean): Item | undefined =>
  item !== undefined && isThere(item) ? item : undefined;

/** The next best takes the place of what is not there. */
function only<Item>(answer: Answer<Item>, isThere: (item: Item) => boolean): Answer<Item> {
  if (!answer.ok) return { ok: false, guesses: answer.guesses.filter(isThere) };
  const [item, ...others] = [answer.item, ...answer.others].filter(isThere);
  return item === undefined ? { ok: false, guesses: [] } : { ok: true, item, others };
}
