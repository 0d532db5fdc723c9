/** The Lantern Coast, a fandom of six keepers, five lights and five events, and what one kind of question asks of it. */
import type { QuestionKind } from '../../../src/lore/model/kinds.ts';
import { loadPacks } from '../../../src/lore/pack/load.ts';
import type { QuestionRules, QuestionTemplate } from '../../../src/lore/pack/schema.ts';
import type { Draft } from '../../../src/trivia/draft.ts';
import { type Material, materialOf } from '../../../src/trivia/material.ts';
import { writePack } from '../../lore/small-pack.ts';

const CAST = {
  person: ['Ada', 'Bram', 'Cleo', 'Dirk', 'Esme', 'Finn'],
  place: ['Gull Rock', 'Crab Bay', 'Fog Point', 'Salt Head', 'Eel Cove'],
  event: ['Regatta', 'Blackout', 'Deluge', 'Walkout', 'Carnival'],
};

const WORKS = {
  log: { title: 'The Log', medium: 'novel', tier: 'book' },
  tide: { title: 'High Tide', medium: 'novel', tier: 'book', set: 1300 },
  gale: { title: 'Gale Warning', medium: 'novel', tier: 'book' },
  wick: { title: 'The Last Wick', medium: 'novel', tier: 'book' },
  beam: { title: 'Beam', medium: 'film', tier: 'book' },
};

const relation = (phrase: string, tie: number, more: object = {}) => ({
  phrase,
  inverse: `was ${phrase} by`,
  label: phrase,
  inverseLabel: phrase,
  section: 'career',
  tie,
  ...more,
});

const RELATIONS = {
  lit: relation('lit', 2, { subjects: ['person'], targets: ['place'] }),
  kept: relation('kept', 2, { subjects: ['person'], targets: ['place'] }),
  sang: relation('sang at', 4, { subjects: ['person'], targets: ['event'] }),
  led: relation('led to', 5, { subjects: ['event'], targets: ['event'] }),
  feared: { phrase: 'feared', label: 'Fear', section: 'career', targets: [] },
  began: { phrase: 'began', label: 'Begin', section: 'career', targets: [] },
};

/** A fact as a file has it; its work is the log where it names none. */
export interface Told {
  id?: string;
  relation: string;
  target?: string;
  value?: string;
  date?: number | string;
  text?: string;
  note?: string;
  cite?: readonly string[];
}

/** By the id of the subject: `ada`, `gull-rock`. */
export type Tellings = Readonly<Record<string, readonly Told[]>>;

type Wanted = Omit<QuestionTemplate, 'kind'> & { kind: QuestionKind };

/** A draft as one reads it. */
interface Made {
  text: string;
  right: string;
  wrong: string[];
  /** Ids of its facts, without the pack. */
  facts: string[];
  also: string[];
  /** Where it is not what the facts say. */
  explanation?: string | undefined;
}

/**
 * What a kind makes of the facts told, before anything is chosen among the wrong options.
 *
 * @param rules what the pack says of all its questions.
 */
export function madeBy(
  make: (material: Material, template: QuestionTemplate) => Draft[],
  template: Wanted,
  told: Tellings,
  rules: Partial<QuestionRules> = {},
): Made[] {
  const questions = { articles: ['the'], ...rules, templates: [template] };
  const [pack] = loadPacks(writePack({ 'pack.yaml': packFile(questions), ...entryFiles(told) }));
  if (!pack?.questions) throw new Error('the pack of the coast has no questions');
  return make(materialOf(pack, pack.questions), template).map((draft) => ({
    text: draft.text,
    right: draft.right.label,
    wrong: Array.from(draft.wrong, ({ label }) => label),
    facts: draft.facts.map(({ id }) => id.replace('small/', '')),
    also: (draft.alsoNamed ?? []).map(({ name }) => name),
    ...(draft.explanation === undefined ? {} : { explanation: draft.explanation }),
  }));
}

// JSON is YAML.
const packFile = (questions: object) =>
  JSON.stringify({
    name: 'The Lantern Coast',
    fandom: 'Lanterns',
    language: 'en',
    summary: 'A pack for tests.',
    licence: 'CC0-1.0',
    attribution: 'Nobody',
    tiers: [{ id: 'book', name: 'Book' }],
    continuities: [
      { id: 'main', name: 'Main' },
      { id: 'dream', name: 'Dream' },
    ],
    relations: RELATIONS,
    questions,
  });

function entryFiles(told: Tellings): Record<string, string> {
  const entries = Object.entries(CAST).flatMap(([kind, names]) =>
    names.map((name) => {
      const id = name.toLowerCase().replace(' ', '-');
      const facts = (told[id] ?? []).map((fact) => ({ cite: ['log'], ...fact }));
      return [id, { name, kind, summary: 'Of the coast.', cite: ['log'], facts }];
    }),
  );
  const dream = {
    name: 'Dream Rock',
    kind: 'place',
    continuity: 'dream',
    summary: 'Not there.',
    cite: ['log'],
  };
  entries.push(['dream-rock', { ...dream, facts: [] }]);
  return { 'works.yaml': JSON.stringify(WORKS), 'entries.yaml': JSON.stringify(Object.fromEntries(entries)) };
}
