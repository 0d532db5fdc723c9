/** `npm run lore:audit`: facts and questions by lot, with all that a reader needs to judge them. `--help` lists the options. */
import { dataFolder, runProgram, UsageError } from '../src/bot/run-program.ts';
import { compareIds } from '../src/lore/model/compare-ids.ts';
import { factId } from '../src/lore/model/fact-id.ts';
import { type Citation, type Fact, sentence, type Work } from '../src/lore/model/model.ts';
import { loadPacks } from '../src/lore/pack/load.ts';
import { packFolders } from '../src/lore/pack/pack-folders.ts';
import { readPackFiles, type Written } from '../src/lore/pack/read-pack.ts';
import type { Question } from '../src/trivia/question.ts';
import { questionsOf } from '../src/trivia/questions.ts';
import { byLot } from '../src/trivia/seeded-order.ts';

const HELP = `Usage: npm run lore:audit -- [options]

Prints facts and questions of the packs, chosen by lot, each kind in its share: facts by what their subject is, questions
by how they were made. Each stands with its works and their tiers, its date, its notes and its place in the files, so that
a reader who knows the works can judge it on the spot.

  --facts N      how many facts (220 when left out)
  --questions N  how many questions (200 when left out)
  --seed WORD    the same word draws the same ones again (1 when left out)
  --data DIR     other lore packs than those in data/
  --help         this text`;

const SIZES = { facts: 220, questions: 200 };

/** `file:line` of facts and of questions that somebody wrote, by their ids. */
type Places = ReadonlyMap<string, string>;

await runProgram({
  help: HELP,
  options: {
    facts: { type: 'string' },
    questions: { type: 'string' },
    seed: { type: 'string' },
    data: { type: 'string' },
  },
  run({ values }) {
    const folder = dataFolder(values.data);
    const sizes = {
      facts: sizeOf('facts', values.facts),
      questions: sizeOf('questions', values.questions),
    };
    const seed = values.seed ?? '1';
    const packs = loadPacks(folder);
    const places = placesIn(folder);
    const facts = new Map(packs.flatMap((pack) => pack.facts.map((fact) => [fact.id, fact] as const)));
    const all = [...facts.values()].toSorted(compareIds);
    printAll(
      'facts',
      sample(all, sizes.facts, seed, ({ subject }) => subject.kind),
      all.length,
      (fact) => factLines(fact, places),
    );
    const works = new Map(packs.flatMap((pack) => pack.works.map((work) => [work.id, work] as const)));
    const questions = questionsOf(packs);
    const drawn = sample(questions, sizes.questions, seed, (question) => templateOf(question, facts));
    printAll('questions', drawn, questions.length, (question) =>
      questionLines(question, templateOf(question, facts), { works, facts, places }),
    );
  },
});

function sizeOf(option: keyof typeof SIZES, given: string | undefined): number {
  if (given === undefined) return SIZES[option];
  if (!/^\d{1,6}$/.test(given))
    throw new UsageError(`--${option} needs a number after it, such as ${SIZES[option]}`);
  return Number(given);
}

/** Every n-th of a list in which each stratum stands together, by lot inside: so each has its share of the sample. */
function sample<Item extends { id: string }>(
  items: readonly Item[],
  size: number,
  seed: string,
  stratumOf: (item: Item) => string,
): Item[] {
  const strata = [...Map.groupBy(items, stratumOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const list = strata.flatMap(([, some]) => byLot(some, seed, ({ id }) => id));
  const most = Math.min(size, list.length);
  return Array.from({ length: most }, (_, index) => Math.floor(((index + 0.5) * list.length) / most)).flatMap(
    (at) => list[at] ?? [],
  );
}

/** What a question was made by: its kind and the relation asked for; of one that somebody wrote, that. */
function templateOf({ kind, facts: [first = ''] }: Question, facts: ReadonlyMap<string, Fact>): string {
  return kind === 'written' ? kind : `${kind} ${facts.get(first)?.relation.id ?? ''}`.trim();
}

function placesIn(folder: string): Places {
  const places = new Map<string, string>();
  for (const packFolder of packFolders(folder)) {
    const { id: pack, facts, questions } = readPackFiles(packFolder);
    for (const [subject, list] of facts)
      for (const fact of list) places.set(`${pack}/${factId(subject, fact.value)}`, placeOf(fact));
    for (const [slug, question] of questions) places.set(`${pack}/written.${slug}`, placeOf(question, 'key'));
  }
  return places;
}

function placeOf({ file, path }: Written<unknown>, at?: 'key'): string {
  const { file: name, line } = file.problem(path, '', '', at);
  return `${name}:${line}`;
}

function printAll<Item>(
  what: string,
  drawn: readonly Item[],
  of: number,
  lines: (item: Item) => readonly string[],
): void {
  console.log(`# ${drawn.length} of ${of} ${what}\n`);
  for (const [index, item] of drawn.entries()) {
    const [first = '', ...rest] = lines(item);
    console.log([`${index + 1}. ${first}`, ...rest.map((line) => `   ${line}`), ''].join('\n'));
  }
}

function factLines(fact: Fact, places: Places): string[] {
  const { subject, relation, target, value, role, side, date, together, contradicts, note } = fact;
  const tie = [subject.name, relation.phrase, target?.name ?? value].filter(Boolean).join(' ');
  const more = [
    ...(role ? [`role: ${role}`] : []),
    ...(side ? [`side: ${typeof side === 'string' ? side : side.name}`] : []),
    ...(date ? [`date: ${date.text}`] : []),
    ...(subject.continuity.main ? [] : [`continuity: ${subject.continuity.name}`]),
  ];
  return [
    sentence(fact),
    `${subject.kind}: ${[tie, ...more].join(' · ')}`,
    ...citationLines(fact.citations, together),
    ...(note ? [`note: ${note}`] : []),
    ...contradicts.map((other) => `against it: ${sentence(other)} (${labelsOf(other)})`),
    `${placeIn(places, fact.id)}  ${fact.id}`,
  ];
}

function labelsOf({ citations }: Fact): string {
  return citations.map(({ work }) => work.label).join(', ');
}

function citationLines(citations: readonly Citation[], together: boolean): string[] {
  return citations.map(({ work, at }, index) => {
    const joined = together && index > 0 ? 'and ' : '';
    const label = work.label === work.title ? '' : `${work.label}: `;
    return `${joined}${label}${work.title} (${work.medium}, ${work.tier.name})${at ? `, ${at}` : ''}`;
  });
}

interface Known {
  works: ReadonlyMap<string, Work>;
  facts: ReadonlyMap<string, Fact>;
  places: Places;
}

function questionLines(question: Question, template: string, { works, facts, places }: Known): string[] {
  const [first = '', ...rest] = question.text.split('\n');
  const cited = question.works.flatMap((id): Citation[] => {
    const work = works.get(id);
    return work ? [{ work, at: undefined }] : [];
  });
  return [
    first,
    ...rest,
    ...question.options.map((option, index) => `${index === question.answer ? '→' : ' '} ${option}`),
    question.explanation,
    `${template} · ${question.difficulty} of 5`,
    ...citationLines(cited, question.kind === 'written'),
    ...question.facts.flatMap((id) => {
      const fact = facts.get(id);
      return fact
        ? [`by ${placeIn(places, id)}  ${sentence(fact)}${fact.note ? ` (${fact.note})` : ''}`]
        : [];
    }),
    `${question.kind === 'written' ? `${placeIn(places, `${question.pack}/${question.id}`)}  ` : ''}${question.id}`,
  ];
}

function placeIn(places: Places, id: string): string {
  return places.get(id) ?? 'somewhere';
}
