import { FORM, type Names } from './name-forms.ts';
import type { Rarity } from './rarity.ts';
import type { Spelling } from './spellings.ts';

/** A typed word and what it can stand for. */
export interface Typed {
  text: string;
  /** Its weight when nothing in the name answers it. */
  weight: number;
  isRole: boolean;
  /** Whether this very word stands in a name or an alias. */
  isKnown: boolean;
  spellings: readonly Spelling[];
  /** Words it may be the beginning of, by their numbers: from the first up to before the second. */
  beginnings: readonly Beginning[];
}

/** A range of the vocabulary a typed word begins, exactly or nearly. */
export interface Beginning {
  low: number;
  high: number;
  similarity: number;
}

/** How a form answers the typed words. */
export interface Alignment {
  /** 0 to 1. */
  score: number;
  /** The share of the typed words' weight that was answered, slips counted. */
  match: number;
  /** Letters typed that were answered by words of the name, role words not counted. */
  letters: number;
  /** Letters of the name's words that answered, role words not counted. */
  named: number;
  /** Sum over the answered words of 1 − similarity. */
  slips: number;
  /** The lowest similarity among the answered words, titles and fillers left out. */
  weakest: number;
  /** The typed weight that nothing answered, as a share of all. */
  missing: number;
  /** How many typed letters and numbers (`A`, `1701`, `II`) nothing answered: they tell ships and parts apart. */
  designators: number;
  /** The share of the typed weight that is in the vocabulary as typed and was taken for another word. */
  suspect: number;
  /** The share of the name that was asked for. */
  cover: number;
  /** Where in the name the first typed word stands, or −1. */
  first: number;
  /** A number that is the same for forms answering with the same words: namesakes. */
  signature: number;
}

/** Shares of the score. */
const SHARE = { match: 0.85, cover: 0.11, order: 0.015, first: 0.01, whole: 0.015 };
/** From here on all of a name was asked for, a bracket left out. */
export const WHOLE = 0.93;
/** How much words in a name's brackets count towards its length. */
const BRACKET_SHARE = 0.06;
/** A title in a name counts more towards its length than in a query: `Kirk` is not all of `Ensign Kirk`. */
const TITLE_COVER = 3;
/** What a word's first letters count at least, as a share of the whole word. */
const UNFINISHED = 0.3;
/** A single letter, a number, a Roman numeral. */
const DESIGNATOR = /^(?:.|[ivx]+|.*\d.*)$/u;
/** Lost by a name with a bracket that was not asked for: the name without one is meant first. */
const BRACKET_LOSS = 0.006;
/** Lost by being found through an alias or a keyword. */
const ALIAS_LOSS = 0.004;
/** Keywords may be whole phrases: a part of one is no name of the entry. */
const KEYWORD_PART = 0.5;
/** Many are misspellings already: what resembles them further is no nearer to the name. */
const KEYWORD_SLIP = 0.3;

/** Aligns typed words with the words of forms, each used once, in any order. */
export interface Aligner {
  /** Sets the typed words that the next calls are about. */
  ask(typed: readonly Typed[]): void;
  align(form: number): Alignment;
}

/** An aligner over all names. It keeps one question at a time. */
export function buildAligner(names: Names, rarity: Rarity): Aligner {
  const head = new Int32Array(names.vocabulary.length).fill(-1);
  const touched: number[] = [];
  const nextOf: number[] = [];
  const typedOf: number[] = [];
  const similarityOf: number[] = [];
  let typed: readonly Typed[] = [];

  const answer: Alignment = {
    score: 0,
    match: 0,
    letters: 0,
    named: 0,
    slips: 0,
    weakest: 1,
    missing: 0,
    designators: 0,
    suspect: 0,
    cover: 0,
    first: -1,
    signature: 0,
  };
  // Pairs of (typed word, word of the name) that could go together.
  const pairTyped: number[] = [];
  const pairAt: number[] = [];
  const pairSimilarity: number[] = [];
  const pairGain: number[] = [];
  const pairShare: number[] = [];
  const lengthOf = (word: number): number => (names.vocabulary[word] as string).length;
  const placeOf: number[] = [];

  const coverWeight = (word: number, inBase: boolean): number =>
    (rarity.weight[word] as number) * (rarity.isRole[word] ? TITLE_COVER : 1) * (inBase ? 1 : BRACKET_SHARE);

  return {
    ask(words) {
      for (const word of touched) head[word] = -1;
      touched.length = 0;
      nextOf.length = 0;
      typedOf.length = 0;
      similarityOf.length = 0;
      typed = words;
      for (const [position, { spellings }] of words.entries()) {
        for (const { word, similarity } of spellings) {
          if (head[word] === -1) touched.push(word);
          nextOf.push(head[word] as number);
          typedOf.push(position);
          similarityOf.push(similarity);
          head[word] = nextOf.length - 1;
        }
      }
    },
    align(form) {
      const from = names.from[form] as number;
      const length = (names.from[form + 1] as number) - from;
      const base = names.baseLength[form] as number;
      let pairs = 0;
      let nameWeight = 0;
      for (let at = 0; at < length; at++) {
        const word = names.words[from + at] as number;
        const weight = rarity.weight[word] as number;
        nameWeight += coverWeight(word, at < base);
        for (let item = head[word] as number; item !== -1; item = nextOf[item] as number) {
          const position = typedOf[item] as number;
          const similarity = similarityOf[item] as number;
          pairTyped[pairs] = position;
          pairAt[pairs] = at;
          pairSimilarity[pairs] = similarity;
          pairShare[pairs] = 1;
          pairGain[pairs++] = similarity * weight + similarity * 0.01 + (position === at ? 0.001 : 0);
        }
        for (let position = 0; position < typed.length; position++) {
          for (const range of (typed[position] as Typed).beginnings) {
            if (word >= range.low && word < range.high) {
              const own = (typed[position] as Typed).text.length;
              const share = Math.min(1, UNFINISHED + ((1 - UNFINISHED) * own) / lengthOf(word));
              pairTyped[pairs] = position;
              pairAt[pairs] = at;
              pairSimilarity[pairs] = range.similarity;
              pairShare[pairs] = share;
              pairGain[pairs++] = range.similarity * weight * share;
              break;
            }
          }
        }
      }
      for (let position = 0; position < typed.length; position++) placeOf[position] = -1;
      let usedInName = 0;
      let matched = 0;
      let asked = 0;
      let covered = 0;
      let letters = 0;
      let named = 0;
      let slips = 0;
      let weakest = 1;
      let bracketAsked = base === length;
      let signature = 0;
      let suspect = 0;
      for (let taken = 0; taken < typed.length; taken++) {
        let best = -1;
        for (let pair = 0; pair < pairs; pair++) {
          if (placeOf[pairTyped[pair] as number] !== -1) continue;
          if (usedInName & (1 << (pairAt[pair] as number))) continue;
          if (best === -1 || (pairGain[pair] as number) > (pairGain[best] as number)) best = pair;
        }
        if (best === -1) break;
        const position = pairTyped[best] as number;
        const at = pairAt[best] as number;
        const similarity = pairSimilarity[best] as number;
        const word = names.words[from + at] as number;
        const weight = (rarity.weight[word] as number) * (pairShare[best] as number);
        placeOf[position] = at;
        if (at >= base) bracketAsked = true;
        usedInName |= 1 << at;
        // A known word taken for another keeps its own weight where that is more: `john` is not a slip of `jon`.
        const own = typed[position] as Typed;
        const said = similarity === 1 ? weight : Math.max(weight, own.isRole ? 0 : own.weight * 0.5);
        asked += said;
        if (own.isKnown && !own.isRole && similarity < 1 && own.beginnings.length === 0) suspect += said;
        matched += said * similarity;
        covered += coverWeight(word, at < base) * (pairShare[best] as number) * similarity;
        if (weight > 0 && !own.isRole) {
          letters += own.text.length;
          named += lengthOf(word);
          slips += 1 - similarity;
          if (similarity < weakest) weakest = similarity;
        }
        signature = (Math.imul(signature, 31) + word + 1) | 0;
      }
      let missing = 0;
      let designators = 0;
      let inOrder = 0;
      let steps = 0;
      let last = -1;
      for (let position = 0; position < typed.length; position++) {
        const place = placeOf[position] as number;
        if (place === -1) {
          const { weight, isRole, text } = typed[position] as Typed;
          missing += weight;
          if (!isRole && DESIGNATOR.test(text)) designators++;
          continue;
        }
        if (last !== -1) {
          steps++;
          if (place > last) inOrder++;
        }
        last = place;
      }
      asked += missing;
      answer.match = asked === 0 ? 0 : matched / asked;
      answer.missing = asked === 0 ? 1 : missing / asked;
      answer.suspect = asked === 0 ? 0 : suspect / asked;
      answer.cover = nameWeight === 0 ? 0 : Math.min(1, covered / nameWeight);
      answer.letters = letters;
      answer.named = named;
      answer.slips = slips;
      answer.designators = designators;
      answer.weakest = weakest;
      answer.first = placeOf[0] ?? -1;
      answer.signature = signature;
      answer.score =
        matched === 0
          ? 0
          : SHARE.match * answer.match +
            SHARE.cover * answer.cover * answer.match +
            (answer.first === 0 ? SHARE.first * answer.match : 0) +
            (slips === 0 && answer.cover > WHOLE ? SHARE.whole : 0) +
            SHARE.order * (steps === 0 ? 1 : inOrder / steps) * answer.match -
            (names.role[form] === FORM.name ? 0 : ALIAS_LOSS) -
            (bracketAsked ? 0 : BRACKET_LOSS);
      if (names.role[form] === FORM.keyword)
        answer.score *= (KEYWORD_PART + (1 - KEYWORD_PART) * answer.cover) * (1 - KEYWORD_SLIP * slips);
      return answer;
    },
  };
}
