/** Questions that a fact answers, worded as people ask them, from what its relation says and the words that ask for it. */
import type { Kind } from '../lore/model/kinds.ts';
import type { Entry, Fact, Relation } from '../lore/model/model.ts';

/** Persons and what acts as one are asked for by who. */
const BEINGS: ReadonlySet<Kind> = new Set(['person', 'organization', 'species']);
/** Of others that can do something, the kind is said: it tells what is asked for. */
const NAMED_KINDS: Partial<Record<Kind, string>> = { ship: 'Which ship', place: 'Which place' };
/** Whatever somebody can be at or on. */
const WHERE: ReadonlySet<Kind> = new Set(['place', 'ship']);
/** A phrase that speaks of its own subject again is none of a question: `has as its counterpart`. */
const TURNED = /\b(?:its?|their|they|has|had|there)\b/;
const PREPOSITION = /^(?:from|to|in|at|on|of|by|with|into|near)$/;
const PLACING = /^(?:in|at|on|near)$/;
const STATE = /^(was|were|is) (\S+(?: \S+)?)$/;
const WHAT_IT_IS = /^(was|were|is) an?$/;
/** As a verb in the present begins: `lies in`, but not `was in`. */
const PRESENT = /^(?!was\b)[a-z]+s\b/;
const PASSIVE = /^was \S+(?: \S+)* by$/;

/**
 * @param about the end of the fact that the question names.
 * @param called what a sentence calls an entry, with its article.
 * @returns none where no such question would read well.
 */
export function questionsOf(fact: Fact, about: Entry, called: (entry: Entry) => string): string[] {
  const { subject, relation, target } = fact;
  if (relation.roles.includes('quote')) return [];
  const name = called(about);
  const asked =
    subject === about
      ? [...ofItsTime(fact, name), ...ofItsTarget(fact, name), ...bothWays(fact, name)]
      : target === about
        ? ofItsSubject(subject, relation, name)
        : [];
  return asked.map((question) => `${question}?`);
}

/** Who did that to it. */
const ofItsSubject = (subject: Entry, { phrase, tie }: Relation, name: string): string[] =>
  TURNED.test(phrase) || tie < 2 ? [] : [`${whoOf(subject)} ${phrase} ${name}`];

/** What holds from the other end in the same words, or tells what came before. */
function bothWays({ relation, target }: Fact, name: string): string[] {
  const holds = relation.symmetric || relation.roles.includes('sequence');
  return target && holds && relation.tie > 1 && !TURNED.test(relation.inverse)
    ? [`${whoOf(target)} ${relation.inverse} ${name}`]
    : [];
}

/** When something was that happens once. */
const ofItsTime = ({ relation, date }: Fact, name: string): string[] =>
  relation.single && date ? asking('When', relation, name) : [];

/** What it is, what it did to whom, and what others are to it. */
function ofItsTarget({ subject, relation, target, value, date }: Fact, name: string): string[] {
  const { phrase, asks, inverse, single, symmetric, roles } = relation;
  const [, be] = (!target && WHAT_IT_IS.exec(phrase)) || [];
  if (be) return [`What ${be} ${name}`];
  const noun = asks.target.find((word) => !word.endsWith('s') || word === 'species');
  const owned = subject.kind === 'person' ? `${possessive(name)} ${noun}` : `the ${noun} of ${name}`;
  if (!target) return value && noun && !(single && date) ? [`What was ${owned}`] : [];
  if (symmetric || roles.includes('sequence')) return [];
  const last = phrase.split(' ').at(-1) ?? '';
  if (WHERE.has(target.kind) && PLACING.test(last)) return asking('Where', relation, name);
  const does = baseOf(relation);
  const object = target.kind === 'person' ? 'Who' : (NAMED_KINDS[target.kind] ?? 'What');
  if (does && !PREPOSITION.test(last)) return [`${object} did ${name} ${does}`];
  if (does && phrase.split(' ').length === 2)
    return [`${object} did ${name} ${does}${does.endsWith(` ${last}`) ? '' : ` ${last}`}`];
  if (noun)
    return [`${BEINGS.has(target.kind) && asks.target[0] !== 'species' ? 'Who' : 'What'} was ${owned}`];
  return PASSIVE.test(inverse) ? [`${whoOf(target)} ${inverse} ${name}`] : [];
}

/** `Where was Kirk imprisoned`, `When did the war end`: as the phrase says it, or what the subject does. */
function asking(word: 'When' | 'Where', { phrase, asks }: Relation, name: string): string[] {
  const words = phrase.split(' ');
  const bare = PREPOSITION.test(words.at(-1) ?? '') ? words.slice(0, -1).join(' ') : phrase;
  const [, be, state] = STATE.exec(bare) ?? [];
  if (be && state && !TURNED.test(state)) return [`${word} ${isMany(name) ? 'were' : be} ${name} ${state}`];
  const does = baseOf({ phrase, asks }) ?? asks.does[0];
  return does ? [`${word} ${PRESENT.test(phrase) ? 'does' : 'did'} ${name} ${does}`] : [];
}

/** The verb of a phrase as questions have it, among the words that ask for its relation: `attend` of `attended`. */
const baseOf = ({ phrase, asks }: Pick<Relation, 'phrase' | 'asks'>): string | undefined => {
  const verb = /\bto (\w+)$/.exec(phrase)?.[1] ?? phrase;
  return asks.does.find((word) => word[0] === verb[0]);
};

/** `the Accords`, `the negotiations`; a name without an article is one, whatever it ends in. */
const isMany = (name: string): boolean => /^the .*[^sui]s$/.test(name);

const whoOf = ({ kind }: Entry): string => (BEINGS.has(kind) ? 'Who' : (NAMED_KINDS[kind] ?? 'What'));

const possessive = (name: string): string => (/s$/.test(name) ? `${name}’` : `${name}’s`);
