/** Questions that somebody wrote, as they are played. */
import type { BuiltPack, Entry, HandWritten } from '../lore/model/model.ts';
import { fold } from '../lore/names/fold.ts';
import type { Level } from './level.ts';
import type { Difficulty, Question } from './question.ts';

const DIFFICULTY: Record<Level, Difficulty> = { easy: 2, medium: 3, hard: 4 };
const LABELS = new Intl.Collator('en', { numeric: true });

export function* writtenQuestions(pack: BuiltPack): Generator<Question> {
  const entryCalled = callsOf(pack.entries);
  for (const written of pack.written ?? []) yield asQuestion(pack, written, entryCalled);
}

function asQuestion(
  pack: BuiltPack,
  { slug, ask, answer, wrong, explanation, level, about, citations, facts, named }: HandWritten,
  entryCalled: (name: string) => readonly Entry[],
): Question {
  const options = [answer, ...wrong].sort((a, b) => LABELS.compare(a, b) || (a < b ? -1 : 1));
  const works = [...new Set(citations.map(({ work }) => work))];
  const strongest = works
    .map(({ tier }) => tier)
    .reduce((best, tier) => (tier.rank < best.rank ? tier : best));
  const byOption = options.map((option) => oneOf(entryCalled(fold(option)), [...about, ...named]));
  return {
    id: `written.${slug}`,
    pack: pack.id,
    kind: 'written',
    text: ask,
    clues: [],
    options,
    answer: options.indexOf(answer),
    optionEntries: byOption.map((entry) => entry?.id ?? null),
    facts: facts.map(({ id }) => id),
    names: [...new Set([...about, ...named].map(({ id }) => id))],
    works: works.map(({ id }) => id),
    explanation,
    difficulty: DIFFICULTY[level],
    topics: {
      entries: about.map(({ id }) => id),
      kinds: [...new Set(about.map(({ kind }) => kind))],
      continuities: [...new Set(about.map(({ continuity }) => continuity.id))],
      tiers: [strongest.id],
    },
  };
}

/** The entry that an option means: of several of one name the one that the question speaks of. */
const oneOf = (called: readonly Entry[], spokenOf: readonly Entry[]): Entry | undefined =>
  called.find((entry) => spokenOf.includes(entry)) ?? (called.length === 1 ? called[0] : undefined);

function callsOf(entries: readonly Entry[]): (name: string) => readonly Entry[] {
  const byName = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const name of new Set([entry.name, ...entry.aliases.map((alias) => alias.name)].map(fold))) {
      const list = byName.get(name);
      if (list) list.push(entry);
      else byName.set(name, [entry]);
    }
  }
  return (name) => byName.get(name) ?? [];
}
