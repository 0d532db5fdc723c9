/**
 * A second reading of the facts, to judge questions by: from the YAML itself, with nothing of `src/trivia` or of the
 * graph in `src/lore`. It knows what a question of each kind claims and looks for whatever else could be right.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface RawFact {
  id: string;
  subject: string;
  relation: string;
  target?: string;
  value?: string;
  text?: string;
  date?: string;
  works: string[];
  contradicts?: string[];
}

interface RawEntry {
  name: string;
  kind: string;
  continuity?: string;
  pronouns?: string;
  summary?: string | { text: string }[];
  aliases?: (string | { name: string })[];
}

interface RawWork {
  title: string;
  medium: string;
}

type RawCitation = string | { work: string };

interface RawWritten {
  ask: string;
  answer: string;
  wrong: string[];
  about: string[];
  cite: RawCitation[];
  facts?: string[];
}

type RawRelations = Record<string, { symmetric?: boolean }>;

const SHARED = parse(
  readFileSync(join(import.meta.dirname, '../../data/relations.yaml'), 'utf8'),
) as RawRelations;

interface RawPack {
  relations?: RawRelations;
  questions: { names?: Record<string, string>; skip?: { fact?: string; kinds?: string[] }[] };
}

/** What the audit looks at: the fields of a question, whoever made it. */
export interface Audited {
  id: string;
  kind: string;
  text: string;
  clues: readonly string[];
  options: readonly string[];
  answer: number;
  facts: readonly string[];
  works: readonly string[];
  explanation: string;
}

type Auditor = (question: Audited) => string[];

/** @param folder of one pack, such as `data/khitomer`. @returns what is wrong with a question, in words. */
export function auditor(folder: string): Auditor {
  const read = (name: string): unknown => parse(readFileSync(join(folder, name), 'utf8'));
  const pack = read('pack.yaml') as RawPack;
  const relations = { ...SHARED, ...pack.relations };
  const works = read('works.yaml') as Record<string, RawWork>;
  const id = folder.split('/').filter(Boolean).at(-1) ?? '';
  const entries = new Map<string, RawEntry>();
  const facts = new Map<string, RawFact>();
  for (const name of readdirSync(folder).filter(
    (file) => !/^(pack|works|questions)\.yaml$/.test(file) && file.endsWith('.yaml'),
  )) {
    for (const [slug, entry] of Object.entries(
      read(name) as Record<string, RawEntry & { facts?: never[] }>,
    )) {
      entries.set(slug, entry);
      for (const written of (entry.facts ?? []) as Record<string, never>[]) {
        const fact = rawFact(slug, written);
        facts.set(fact.id, fact);
      }
    }
  }
  const written = existsSync(join(folder, 'questions.yaml'))
    ? (read('questions.yaml') as Record<string, RawWritten>)
    : {};
  const all = [...facts.values()];
  const disputed = new Set(all.flatMap((fact) => (fact.contradicts ? [fact.id, ...fact.contradicts] : [])));

  /** Entries that a label may mean: by name, by alias, or as the pack's questions call them. */
  const called = (label: string): readonly string[] => byName.get(fold(label)) ?? [];
  const byName = new Map<string, string[]>();
  for (const [slug, { name, aliases = [] }] of entries) {
    const given = pack.questions.names?.[slug]?.replace(/^the /, '');
    const others = aliases.map((alias) => (typeof alias === 'string' ? alias : alias.name));
    const names = [name, ...(given === undefined ? [] : [given]), ...others];
    for (const one of new Set(names.map((one) => fold(one))))
      byName.set(one, [...(byName.get(one) ?? []), slug]);
  }
  const means = (label: string, slug: string | undefined) =>
    slug !== undefined && called(label).includes(slug);
  const of = (subject: string, relation: string) =>
    all.filter(
      (fact) =>
        fact.relation === relation &&
        (fact.subject === subject || (relations[relation]?.symmetric === true && fact.target === subject)),
    );
  const ties = (subject: string, relation: string, target: string | undefined, value: string | undefined) =>
    of(subject, relation).filter((fact) =>
      target === undefined
        ? value !== undefined && fact.value?.toLowerCase() === value.toLowerCase()
        : fact.target === target || (relations[relation]?.symmetric && fact.subject === target),
    );
  const yearsOf = (fact: RawFact): [number, number] => years(fact.date);
  const apart = (a: RawFact, b: RawFact) => {
    const [x, y] = [yearsOf(a), yearsOf(b)];
    return a.date !== undefined && b.date !== undefined && (x[1] < y[0] || y[1] < x[0]);
  };

  function proofs(question: Audited): RawFact[] {
    return question.facts.flatMap((full) => facts.get(full.replace(`${id}/`, '')) ?? []);
  }

  /** Whether a pronoun in the text leaves fewer options than there are: some are of another gender, or of an unknown one. */
  function mixesGenders({ options, kind }: Audited): boolean {
    const people = options.map((option) =>
      called(option).filter((slug) => entries.get(slug)?.kind === 'person'),
    );
    if (people.every((slugs) => slugs.length === 0)) return false;
    const genders = new Set(people.flat().map((slug) => entries.get(slug)?.pronouns));
    return kind === 'written' ? genders.size > 1 : genders.size > 1 || genders.has(undefined);
  }

  function checkForm(question: Audited, problem: (what: string) => void): void {
    const { options, answer, text, kind, explanation } = question;
    if (options.length !== (kind === 'truth' ? 2 : 4)) problem(`has ${options.length} options`);
    if (new Set(options.map(fold)).size !== options.length) problem('has two equal options');
    if (options[answer] === undefined) problem('has no right option');
    if ([...text].length > 300) problem('is longer than 300');
    if (options.some((option) => option === '' || [...option].length > 80))
      problem('has an option longer than 80');
    if (explanation === '' || [...explanation].length > 600) problem('has no explanation of at most 600');
    if (/\{|\}|undefined|\s{2}|\(\)/.test(text.replaceAll('\n', ' '))) problem('has a hole in its text');
    if (/\b(?:he|she|his|hers?|him|himself|herself)\b/i.test(text) && mixesGenders(question))
      problem('tells a gender by a pronoun');
  }

  function checkProof(question: Audited, problem: (what: string) => void): void {
    const proof = proofs(question);
    const own = written[question.id.replace('written.', '')];
    if ((proof.length === 0 && !own) || proof.length !== question.facts.length)
      problem('rests on no fact, or one unknown');
    const cited = new Set(own ? own.cite.map(workOf) : proof.flatMap((fact) => fact.works));
    if (cited.size === 0 || [...cited].some((work) => !works[work])) problem('cites no work');
    if (question.works.length === 0) problem('names no work');
    if (
      fold([...cited].sort().join()) !==
      fold(
        question.works
          .map((work) => work.replace(`${id}/`, ''))
          .sort()
          .join(),
      )
    )
      problem('names other works than its facts');
    for (const fact of proof) {
      if (disputed.has(fact.id)) problem(`rests on the disputed ${fact.id}`);
      const skip = pack.questions.skip?.find((one) => one.fact === fact.id);
      if (skip && (!skip.kinds || skip.kinds.includes(question.kind)))
        problem(`asks about the skipped ${fact.id}`);
    }
    const [first] = proof;
    const isIntroduced = called(question.options[question.answer] ?? '').some((slug) => {
      const summary = entries.get(slug)?.summary ?? '';
      const parts = typeof summary === 'string' ? [summary] : summary.map(({ text }) => text);
      return parts.some((part) => part.trim().replace(/\s+/g, ' ') === question.explanation);
    });
    if (!own && first?.text && !isIntroduced && !question.explanation.includes(first.text))
      problem('does not explain itself by its fact');
  }

  /** No word of the right name stands in the question, unless all options have it. */
  function checkGiveaway(question: Audited, problem: (what: string) => void): void {
    const { kind, options, answer, text } = question;
    if (kind === 'truth') return;
    const asked = new Set(tokens(text));
    const common = (word: string) => options.every((option) => tokens(option).includes(word));
    for (const word of new Set(nameWords(options[answer] ?? '')))
      if (asked.has(word) && !common(word)) problem(`gives ${JSON.stringify(word)} away`);
    const lengths = options.map((option) => [...option].length);
    const right = lengths[answer] ?? 0;
    const others = lengths.filter((_, index) => index !== answer);
    if (right > Math.max(...others) * 2 + 8 || Math.min(...others) > right * 2 + 8)
      problem('stands out by length');
  }

  function checkKin(question: Audited, problem: (what: string) => void): void {
    const { options, answer, kind } = question;
    if (!['who', 'event', 'identity', 'odd', 'first', 'last'].includes(kind)) return;
    const kinds = options.map((option) =>
      called(option).map((slug) => `${entries.get(slug)?.kind} ${entries.get(slug)?.continuity ?? ''}`),
    );
    for (const [index, list] of kinds.entries()) {
      if (list.length === 0) problem(`has an option that is no entry: ${options[index]}`);
      else if (!list.some((one) => kinds[answer]?.includes(one))) problem(`mixes kinds: ${options[index]}`);
    }
  }

  const wrong = ({ options, answer }: Audited) => options.filter((_, index) => index !== answer);

  const checks: Record<string, (question: Audited, problem: (what: string) => void) => void> = {
    who(question, problem) {
      const [fact] = proofs(question);
      if (!fact) return;
      if (!means(question.options[question.answer] ?? '', fact.subject))
        problem('does not take its subject as right');
      for (const option of wrong(question)) {
        for (const slug of called(option)) {
          const same = ties(slug, fact.relation, fact.target, fact.value).filter(
            (other) => !apart(other, fact),
          );
          // Hosts of one symbiont are told apart by what only one of them was; the text must be that fact's own.
          const byText = fact.relation === 'host-of' && quotes(question.text, fact);
          if (same.length > 0 && !byText) problem(`${option} is right as well: ${same[0]?.id}`);
        }
        for (const slug of called(option)) if (namedBy(fact, slug)) problem(`${option} is named in the fact`);
      }
    },
    what(question, problem) {
      const [fact] = proofs(question);
      if (!fact) return;
      const right = question.options[question.answer] ?? '';
      if (fact.target ? !means(right, fact.target) : fold(right) !== fold(fact.value ?? ''))
        problem('does not take its target as right');
      for (const option of wrong(question)) {
        if (
          of(fact.subject, fact.relation).some((other) => other.value && fold(other.value) === fold(option))
        )
          problem(`${option} is right as well`);
        for (const slug of called(option)) {
          const same = fact.target ? ties(fact.subject, fact.relation, slug, undefined) : [];
          if (same.length > 0) problem(`${option} is right as well: ${same[0]?.id}`);
        }
      }
    },
    event(question, problem) {
      const [fact] = proofs(question);
      if (!fact) return;
      if (!means(question.options[question.answer] ?? '', fact.target))
        problem('does not take its target as right');
      if (!question.text.includes(fact.text ?? '?')) problem('does not tell its fact');
      for (const option of wrong(question)) {
        for (const slug of called(option)) {
          const there = ties(fact.subject, fact.relation, slug, undefined).filter(
            (other) => !apart(other, fact),
          );
          if (there.length > 0) problem(`${option} is right as well: ${there[0]?.id}`);
          const linked = all.filter(
            (other) =>
              (other.subject === slug && other.target === fact.target) ||
              (other.target === slug && other.subject === fact.target),
          );
          if (linked.length > 0) problem(`${option} is tied to the right event: ${linked[0]?.id}`);
        }
      }
    },
    year(question, problem) {
      const [fact] = proofs(question);
      if (!fact) return;
      const right = question.options[question.answer] ?? '';
      if (!/^\d{4}(?:-\d\d)*$/.test(fact.date ?? '') || !fact.date?.startsWith(right))
        problem('has an uncertain year');
      if (/\d{4}/.test(question.text.replace(/\d,\d{3}/g, ''))) problem('names a year');
      for (const option of wrong(question)) {
        const also = of(fact.subject, fact.relation).filter(
          (other) =>
            other.id !== fact.id &&
            other.date &&
            other.target === fact.target &&
            within(option, yearsOf(other)),
        );
        if (also.length > 0) problem(`${option} may be right as well: ${also[0]?.id}`);
      }
    },
    work(question, problem) {
      const [fact] = proofs(question);
      if (!fact) return;
      const [work, second] = fact.works;
      if (second !== undefined || works[work ?? '']?.title !== question.options[question.answer])
        problem('has more than one right work, or another');
      for (const option of wrong(question)) {
        const slugs = Object.keys(works).filter((slug) => works[slug]?.title === option);
        if (!slugs.some((slug) => works[slug]?.medium === works[work ?? '']?.medium))
          problem(`mixes media: ${option}`);
        if (story(option) === story(question.options[question.answer] ?? ''))
          problem(`${option} tells the same story`);
        const tells = all.filter(
          (other) =>
            other.subject === fact.subject &&
            other.target === fact.target &&
            other.target !== undefined &&
            other.works.some((one) => slugs.includes(one)),
        );
        if (tells.length > 0) problem(`${option} may tell it as well: ${tells[0]?.id}`);
      }
    },
    written: checkWritten,
    first: (question, problem) => checkOrder(question, problem, (right, other) => right[1] < other[0]),
    last: (question, problem) => checkOrder(question, problem, (right, other) => right[0] > other[1]),
    odd(question, problem) {
      const [first, second, third] = proofs(question);
      if (!first || !second || !third) {
        problem('has no three that belong together');
        return;
      }
      const shared = (fact: RawFact) =>
        fact.relation === first.relation &&
        (/\d{4}/.test(question.text) ? fact.date === first.date : fact.target === first.target);
      if (![first, second, third].every(shared)) problem('has three that do not belong together');
      for (const fact of [first, second, third])
        if (!wrong(question).some((option) => means(option, fact.subject)))
          problem(`${fact.subject} is no option`);
      for (const slug of called(question.options[question.answer] ?? '')) {
        const belongs = of(slug, first.relation).some((fact) => shared(fact));
        if (belongs) problem('takes one as odd that belongs to the others');
      }
      for (const fact of [first, second, third])
        if (of(fact.subject, first.relation).length > 1 && first.relation === 'species')
          problem(`${fact.subject} has two species`);
    },
    truth(question, problem) {
      const [fact] = proofs(question);
      if (!fact?.text) {
        problem('has no text to be true or false');
        return;
      }
      const told = question.text.includes(fact.text);
      if (told !== (question.options[question.answer] === 'True')) problem('is answered the wrong way round');
      if (told) return;
      if (all.some((other) => other.text && question.text.includes(other.text))) problem('is true after all');
      for (const [slug, { name }] of entries) {
        if (slug === fact.subject || slug === fact.target || !question.text.includes(`${name} `)) continue;
        if (fact.text.includes(`${name} `)) continue;
        const rest = question.text.slice(question.text.indexOf(`${name} `) + name.length);
        const isSubject = rest.length > 20 && fact.text.endsWith(rest.slice(1));
        if (isSubject && ties(slug, fact.relation, fact.target, fact.value).length > 0 && fact.target)
          problem(`may be true of ${slug}`);
      }
    },
    identity(question, problem) {
      const proof = proofs(question);
      if (question.clues.length < 3) problem('has less than three clues');
      for (const [index, clue] of question.clues.entries()) {
        const fact = proof[index];
        const told = clue.replace(/^(?:In [^,]+, |[A-Z])/, '').replace(/\.$/, '');
        if (!fact?.text?.includes(told)) problem('has a clue that is no fact');
        if (!question.text.includes(clue)) problem('does not show a clue');
      }
      for (const fact of proof) {
        if (!means(question.options[question.answer] ?? '', fact.subject)) problem('mixes people');
        for (const option of wrong(question))
          for (const slug of called(option))
            if (ties(slug, fact.relation, fact.target, fact.value).length > 0)
              problem(`a clue fits ${option}: ${fact.id}`);
      }
    },
  };

  function checkOrder(
    question: Audited,
    problem: (what: string) => void,
    rightly: (right: [number, number], other: [number, number]) => boolean,
  ): void {
    const dated = question.options.map((option) =>
      proofs(question).find((fact) => called(option).includes(fact.subject)),
    );
    const right = dated[question.answer];
    for (const [index, fact] of dated.entries()) {
      if (!fact?.date || !right?.date) {
        problem('has an option without a date');
        continue;
      }
      if (/or|c\.|before|after|from|until|s$/.test(fact.date)) problem(`has an uncertain date: ${fact.date}`);
      if (index !== question.answer && !rightly(yearsOf(right), yearsOf(fact))) problem('has another order');
    }
  }

  const namedBy = (fact: RawFact, slug: string) => {
    const name = entries.get(slug)?.name ?? '?';
    return slug !== fact.subject && name.includes(' ') && (fact.text ?? '').includes(name);
  };

  /** From the list of what no question may ask, whatever the facts say. */
  const AVOID: [RegExp, string][] = [
    [/(?:whom|who) (?:owned|controlled) Khitomer|controlled Khitomer/i, 'who owned Khitomer is disputed'],
    [/species did (?:President )?Ra-ghoratreii/i, 'the species of the President is disputed'],
    [/how many powers/i, 'how many powers signed is disputed'],
    [/(?:name|called) .*Chang's (?:ship|Bird)/i, "Chang's ship has no agreed name"],
    [/commanded the Enterprise\?/i, 'there are several ships named Enterprise'],
    [/chancellor in 2293/i, 'there were two chancellors in 2293'],
    [/2285 or 2286/i, 'the year in which Curzon was joined is disputed'],
  ];

  /** As it stands in the file, about entries that there are, with options of which none says what another does. */
  function checkWritten(question: Audited, problem: (what: string) => void): void {
    const own = written[question.id.replace('written.', '')];
    if (!own || own.ask !== question.text || own.answer !== question.options[question.answer])
      problem('is not the one of the file');
    for (const slug of own?.about ?? []) if (!entries.has(slug)) problem(`is about an unknown ${slug}`);
    for (const option of question.options)
      for (const other of question.options)
        if (option !== other && tokens(option).every((word) => tokens(other).includes(word)))
          problem(`has an option within another: ${option}`);
    const others = Object.values(written).filter(({ ask }) => fold(ask) === fold(question.text));
    if (others.length > 1) problem('stands in the file twice');
  }

  return (question) => {
    const found: string[] = [];
    const problem = (what: string) => void found.push(`${question.id} ${what}`);
    checkForm(question, problem);
    checkProof(question, problem);
    checkGiveaway(question, problem);
    checkKin(question, problem);
    const check = checks[question.kind];
    if (check) check(question, problem);
    else problem(`is of a kind the audit does not know: ${question.kind}`);
    for (const [pattern, why] of AVOID) if (pattern.test(question.text)) problem(`must not be asked: ${why}`);
    return found;
  };
}

function rawFact(subject: string, written: Record<string, unknown>): RawFact {
  const text = (key: string) => (written[key] === undefined ? undefined : String(written[key]));
  const [target, value, sentence] = [text('target'), text('value'), text('text')];
  const hash = createHash('sha256')
    .update(value ?? sentence ?? '')
    .digest('hex')
    .slice(0, 8);
  const cite = (written['cite'] ?? []) as RawCitation[];
  const [date, contradicts] = [text('date'), written['contradicts'] as string[] | undefined];
  return {
    id: text('id') ?? `${subject}.${text('relation')}.${target ?? hash}`,
    subject,
    relation: text('relation') ?? '',
    works: cite.map(workOf),
    ...(target ? { target } : {}),
    ...(value ? { value } : {}),
    ...(sentence ? { text: sentence } : {}),
    ...(date ? { date } : {}),
    ...(contradicts ? { contradicts } : {}),
  };
}

const workOf = (citation: RawCitation) => (typeof citation === 'string' ? citation : citation.work);

const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const tokens = (text: string) => fold(text.replace(/['’]s\b/g, '')).split(' ');
const nameWords = (name: string) =>
  name
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter((word) => /^\p{Lu}/u.test(word) && word.length > 2)
    .flatMap(tokens);

/** First and last year of a date as written; all of time where there is none. */
function years(date: string | undefined): [number, number] {
  const found = (date?.match(/\d{4}/g) ?? []).map(Number);
  const [first = -9999] = found;
  const last = found.at(-1) ?? 9999;
  if (!date || /century|s$|c\./.test(date)) return [-9999, 9999];
  return [/until|before/.test(date) ? -9999 : first, /from|after/.test(date) ? 9999 : last];
}

const within = (year: string, [first, last]: [number, number]) =>
  Number(year) >= first && Number(year) <= last;

const story = (title: string) =>
  fold(title)
    .replace(/\b(?:part|novelization|comic adaptation|i+|iv|v|vi)\b/g, '')
    .trim();

/** The question uses the very words of the fact. */
const quotes = (text: string, fact: RawFact) => {
  const end = (fact.text ?? '').split(' ').slice(1).join(' ').replace(/\.$/, '');
  return end.length > 20 && text.includes(end.slice(-20));
};
