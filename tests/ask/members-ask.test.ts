/** What members type where a name is asked for, each kind of it over the whole shipped pack. */
import { describe, expect, it } from 'vitest';
import { createAsk } from '../../src/ask/index.ts';
import type { Entry } from '../../src/lore/model/model.ts';
import { wordsOf } from '../../src/lore/names/fold.ts';
import { loreOf } from '../lore/opened.ts';

const lore = loreOf('data');
const ask = createAsk(lore);
const entries = lore.opened.flatMap((pack) => pack.entries);
const people = entries.filter(({ kind }) => kind === 'person');
/** Whether a name is nobody else's. */
const isOwn = ({ name }: Entry) => lore.called(wordsOf(name)).length === 1;

/** What each question is answered with for certain where that is none of the right ones. */
const wrong = (
  asked: readonly Entry[],
  question: (entry: Entry) => string,
  right: (entry: Entry) => Entry[],
) =>
  asked.flatMap((entry) => {
    const found = ask.find(question(entry), entry.kind);
    return found.ok && !right(entry).includes(found.item) ? [`${question(entry)} → ${found.item.name}`] : [];
  });
/** Entries that their own name in another form does not find. */
const lost = (asked: readonly Entry[], form: (entry: Entry) => string) =>
  asked.flatMap((entry) => {
    const found = ask.find(form(entry), entry.kind);
    return found.ok && found.item === entry
      ? []
      : [`${form(entry)} → ${found.ok ? found.item.name : 'none'}`];
  });
const nobody = () => [];
const tied = (relation: string) => (entry: Entry) =>
  entry.mentions.filter((fact) => fact.relation.id === relation).map(({ subject }) => subject);

describe('what the pack does not know of anybody', () => {
  it.each([
    ['who plays somebody', ({ name }: Entry) => `who played ${name}`],
    ['somebody’s actor', ({ name }: Entry) => `${name} actor`],
    ['somebody’s shoe size', ({ name }: Entry) => `${name}'s shoe size`],
  ])('%s: nobody for certain', (_, question) => {
    expect(wrong(people, question, nobody)).toEqual([]);
  });
});

describe('who did it', () => {
  it.each([
    ['killer', ({ name }: Entry) => `${name}'s killer`],
    ['murdered', ({ name }: Entry) => `who murdered ${name}`],
    ['as what somebody did', ({ name }: Entry) => `shot ${name}`],
  ])('%s: who a fact says it of, or nobody', (_, question) => {
    expect(wrong(people, question, tied('killed'))).toEqual([]);
  });
});

describe('a name in another form finds its entry', () => {
  const own = entries.filter(isOwn);
  it.each([
    ['with runs of spaces', ({ name }: Entry) => `  ${name.replaceAll(' ', '   ')} `],
    ['with a zero-width space inside', ({ name }: Entry) => `${name[0]}\u200B${name.slice(1)}`],
    ['in capitals', ({ name }: Entry) => name.toUpperCase()],
    ['with typographic apostrophes', ({ name }: Entry) => name.replaceAll("'", '’')],
    [
      'as a choice’s label',
      ({ name, kind, continuity }: Entry) => `${name} · ${kind} · ${continuity.name} · 2267–2371`,
    ],
  ])('%s', (_, form) => {
    expect(lost(own, form)).toEqual([]);
  });

  it('with a nickname in quotes inside', () => {
    const nicknamed = people.filter(({ name }) => / /.test(name) && !/[("]/.test(name)).filter(isOwn);
    expect(nicknamed.length).toBeGreaterThan(20);
    expect(lost(nicknamed, ({ name }) => name.replace(' ', ' "Ace" '))).toEqual([]);
  });
});

it('somebody asked for by another one is none of those who only resemble that one', () => {
  expect(ask.find("Kirk's wife")).toEqual({ ok: false, guesses: [] });
});

it('a name with a possessive and nothing behind it is the name', () => {
  const own = people.filter(isOwn);
  expect(lost(own, ({ name }) => `${name}'s`)).toEqual([]);
  expect(ask.find("worf's")).toEqual(ask.find('worf'));
});

it.each(['zzqqxx', 'vvkkjj', 'xqxqxq wwvvkk'])('%s resembles nothing: there is no guess', (typed) => {
  expect(ask.find(typed)).toEqual({ ok: false, guesses: [] });
});
