/** A part of a compiled pack in memory: its best known entries, and what is told between them. */
import type { BuiltPack, Citation, Entry, Fact, Work } from '../model/model.ts';
import { type Building, withoutFacts } from './building.ts';
import type { OpenPack } from './open-pack.ts';

/**
 * Entries are taken by how well known they are, as long as they have no more facts together than `most`. A fact that ties
 * to or names an entry that was not taken is left out, and so is a part of a summary.
 */
export function bestKnownOf({ pack, entries }: OpenPack, most: number): BuiltPack {
  const chosen = new Map<Entry, Building<Entry>>();
  let left = most;
  for (const entry of entries.toSorted((a, b) => b.prominence - a.prominence)) {
    left -= entry.factCount;
    if (left < 0 && chosen.size > 0) break;
    chosen.set(entry, copyOf(entry));
  }
  const taken = (others: readonly Entry[]) => others.flatMap((other) => chosen.get(other) ?? []);
  const works = new Map<Work, Building<Work>>();
  for (const work of pack.works) {
    const [named, namedInNote] = [taken(work.named), taken(work.namedInNote)];
    works.set(work, {
      ...work,
      pack,
      aliases: [...work.aliases],
      calendar: [...work.calendar],
      adapts: [],
      named,
      namedInNote,
      facts: [],
    });
  }
  for (const [work, copy] of works) copy.adapts = work.adapts.flatMap((other) => works.get(other) ?? []);
  for (const [entry, copy] of chosen)
    copy.summaryParts = entry.summaryParts
      .filter(({ named }) => named.every((other) => chosen.has(other)))
      .map(({ text, citations, named }) => ({
        text,
        citations: inWorks(citations, works),
        named: taken(named),
      }));
  const facts = new Map<string, Building<Fact>>();
  // In the order of the pack, as if there were no others.
  for (const entry of entries) {
    if (!chosen.has(entry)) continue;
    for (const fact of entry.facts) {
      const copy = copied(fact, chosen, works);
      if (copy) facts.set(fact.id, copy);
    }
  }
  for (const fact of facts.values()) {
    fact.contradicts = fact.contradicts.flatMap(({ id }) => facts.get(id) ?? []);
    const subject = fact.subject as Building<Entry>;
    subject.facts.push(fact);
    for (const other of new Set([fact.target, fact.side]))
      if (typeof other === 'object' && other !== subject) (other as Building<Entry>).mentions.push(fact);
    for (const { work } of fact.citations) (work as Building<Work>).facts.push(fact);
  }
  const kept = entries.flatMap((entry) => chosen.get(entry) ?? []);
  return {
    ...pack,
    works: [...works.values()],
    entries: kept,
    facts: [...facts.values()],
    counts: { ...pack.counts, entries: kept.length, facts: facts.size },
  };
}

function copyOf(entry: Entry): Building<Entry> {
  const { id, pack, name, kind, continuity, pronouns, page, prominence, summary } = entry;
  return withoutFacts({
    ...{ id, pack, name, kind, continuity, pronouns, page, prominence, summary },
    summaryParts: [],
    aliases: [...entry.aliases],
    keywords: [...entry.keywords],
    citations: [...entry.citations],
  });
}

const inWorks = (citations: readonly Citation[], works: ReadonlyMap<Work, Work>): Citation[] =>
  citations.map(({ work, at }) => ({ work: works.get(work) ?? work, at }));

/** Undefined for a fact that needs somebody who is not there. */
function copied(
  fact: Fact,
  chosen: ReadonlyMap<Entry, Entry>,
  works: ReadonlyMap<Work, Work>,
): Building<Fact> | undefined {
  const { id, relation, value, text, role, date, order, together, note, keywords } = fact;
  const subject = chosen.get(fact.subject);
  const target = fact.target && chosen.get(fact.target);
  const side = typeof fact.side === 'object' ? chosen.get(fact.side) : fact.side;
  const named = fact.named.flatMap((other) => chosen.get(other) ?? []);
  const isWhole =
    (fact.target === undefined) === (target === undefined) &&
    (fact.side === undefined) === (side === undefined) &&
    named.length === fact.named.length;
  if (!subject || !isWhole) return undefined;
  return {
    ...{
      id,
      subject,
      relation,
      target,
      value,
      text,
      role,
      side,
      date,
      order,
      together,
      note,
      keywords,
      named,
    },
    citations: inWorks(fact.citations, works),
    contradicts: [...fact.contradicts],
  };
}
