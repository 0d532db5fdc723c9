/**
 * A question for every person and every relation that members ask after. What is answered for certain has to be what a fact
 * says; the right answers are read off the facts here, by ids, and not the way the room does it.
 */
import { describe, expect, it } from 'vitest';
import { createAsk } from '../../src/ask/index.ts';
import type { Lore } from '../../src/lore/lore.ts';
import type { Entry, Fact } from '../../src/lore/model/model.ts';
import { loreOf } from '../lore/opened.ts';
import { dragonLore } from './dragon-lore.ts';

/** How it is asked, and the end of which relation answers it. */
interface Form {
  ask: (name: string) => string;
  relation: string;
  /** `subject`: the entry named is the fact's target. */
  answer: 'subject' | 'target';
  pronouns?: string;
}

const people = (lore: Lore): Entry[] =>
  lore.opened.flatMap(({ entries }) => entries.filter(({ kind }) => kind === 'person'));

const rightOf = (entry: Entry, { relation, answer, pronouns }: Form): Set<Entry> => {
  const ends = ({ subject, target, relation: { id, symmetric } }: Fact): (Entry | undefined)[] => {
    if (id !== relation) return [];
    return [
      ...((answer === 'subject' || symmetric) && target === entry ? [subject] : []),
      ...((answer === 'target' || symmetric) && subject === entry ? [target] : []),
    ];
  };
  const found = [...entry.facts, ...entry.mentions].flatMap(ends).filter((end) => end !== undefined);
  return new Set(found.filter((end) => !pronouns || end.pronouns === undefined || end.pronouns === pronouns));
};

function measured(lore: Lore, forms: readonly Form[]) {
  const ask = createAsk(lore);
  const wrong: string[] = [];
  const missed: string[] = [];
  let asked = 0;
  let known = 0;
  for (const entry of people(lore)) {
    for (const form of forms) {
      const question = form.ask(entry.name);
      const found = ask.find(question, 'person');
      const right = rightOf(entry, form);
      // Namesakes of other continuities are answered for too.
      const alike = lore.called(entry.name.toLowerCase().split(' '));
      for (const one of alike) for (const end of rightOf(one, form)) right.add(end);
      asked++;
      if (found.ok && !right.has(found.item)) wrong.push(`${question} → ${found.item.name}`);
      if (right.size === 0) continue;
      known++;
      if (!found.ok) missed.push(question);
    }
  }
  return { asked, known, wrong, missed };
}

const of = (noun: string, relation: string, answer: Form['answer'], pronouns?: string): Form => ({
  ask: (name) => `${name}'s ${noun}`,
  relation,
  answer,
  ...(pronouns ? { pronouns } : {}),
});

describe('questions for a relation, over the shipped pack', () => {
  const { asked, known, wrong, missed } = measured(loreOf('data'), [
    of('wife', 'spouse-of', 'target', 'she'),
    of('husband', 'spouse-of', 'target', 'he'),
    of('father', 'parent-of', 'subject', 'he'),
    of('mother', 'parent-of', 'subject', 'she'),
    of('son', 'parent-of', 'target', 'he'),
    of('brother', 'sibling-of', 'target', 'he'),
    of('daughter', 'parent-of', 'target', 'she'),
    of('sister', 'sibling-of', 'target', 'she'),
    of('mentor', 'mentor-of', 'subject'),
    of('successor', 'succeeded', 'subject'),
    { ask: (name) => `who betrayed ${name}`, relation: 'betrayed', answer: 'subject' },
    { ask: (name) => `who killed ${name}`, relation: 'killed', answer: 'subject' },
    { ask: (name) => `aide to ${name}`, relation: 'aide-to', answer: 'subject' },
  ]);

  it('are more than a thousand', () => expect(asked).toBeGreaterThan(1_000));
  it('are hardly ever answered wrongly for certain', () => {
    expect(wrong.length, wrong.slice(0, 20).join('\n')).toBeLessThanOrEqual(asked * 0.002);
  });
  it('are answered where the pack has the tie', () => {
    expect(missed.length, missed.slice(0, 20).join('\n')).toBeLessThanOrEqual(known * 0.05);
  });
});

describe('questions for a relation, over a pack of another fandom', () => {
  const { asked, known, wrong, missed } = measured(dragonLore(), [
    of('brood-mother', 'hatched', 'subject', 'she'),
    of('rider', 'rode', 'subject'),
    of('mount', 'rode', 'target'),
    { ask: (name) => `who unseated ${name}`, relation: 'unseated', answer: 'subject' },
    { ask: (name) => `who did ${name} unseat`, relation: 'unseated', answer: 'target' },
  ]);

  it('are hardly ever answered wrongly for certain', () => {
    expect(wrong.length, wrong.slice(0, 20).join('\n')).toBeLessThanOrEqual(asked * 0.002);
  });
  it('are answered where the pack has the tie', () => {
    expect(known).toBeGreaterThan(50);
    expect(missed.length, missed.slice(0, 20).join('\n')).toBeLessThanOrEqual(known * 0.05);
  });
});
