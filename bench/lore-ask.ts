/**
 * Opens a pack in a process of its own and asks everything that members ask, through the rooms and the cards:
 * `node bench/lore-ask.ts FILE`. Prints how long each took in milliseconds, first calls included, and the longest time for
 * which nothing else could be answered.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { suggestEntries } from '../commands/parts/named-entry.ts';
import { openKnowledge } from '../src/bot/knowledge.ts';
import { growSlowly } from '../src/bot/memory.ts';
import { answerCard } from '../src/cards/answer-card.ts';
import type { Choice } from '../src/cards/choices.ts';
import { entryCard } from '../src/cards/entry-card.ts';
import { mentionsCard } from '../src/cards/mentions-card.ts';
import { entryNotFound } from '../src/cards/not-found.ts';
import { questionCard } from '../src/cards/question-card.ts';
import { askFromPack } from '../src/games/asking.ts';
import { parseLoreDate } from '../src/lore/model/date.ts';
import { sentence } from '../src/lore/model/model.ts';
import { Recent } from '../src/lore/names/recent.ts';
import { openPackFile } from '../src/lore/pack/pack-file.ts';
import { viewOf, viewsOf } from '../src/spoilers/view.ts';
import { EVERYTHING, judgeFact, nameSpoils, shownTo, type Viewer } from '../src/spoilers/viewer.ts';
import { timeline } from '../src/timeline/index.ts';
import { chance } from './queries.ts';

const [file = ''] = process.argv.slice(2);
const before = performance.now();
const opened = openPackFile(file);
const { lore, ask, connections, mentions, years, questions } = openKnowledge([opened]);
const openMs = performance.now() - before;
growSlowly();
const startMs = performance.now();

const random = chance(2293);
const below = (count: number) => Math.floor(random() * count);
const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
const anyEntry = () => pick(opened.entries);
/** A letter left out. */
const slipped = (text: string) => {
  const at = 1 + below(Math.max(1, text.length - 2));
  return text.slice(0, at) + text.slice(at + 1);
};

/** Half of what a series, or time, has brought. */
const LIMITS: Viewer['limits'] = [
  ...[...(lore.packs[0]?.series.keys() ?? [])].map(
    (series) => ({ kind: 'series', series, season: 3, episode: 4 }) as const,
  ),
  { kind: 'released', until: '1995' },
  { kind: 'medium', medium: 'novel' },
];
const limited = (): Viewer => ({ canon: undefined, limits: [pick(LIMITS)] });

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

async function measured(times: number, run: (nth: number) => unknown) {
  const took: number[] = [];
  for (let nth = 0; nth < times; nth++) {
    const from = performance.now();
    await run(nth);
    took.push(performance.now() - from);
    await setImmediate();
  }
  const sorted = took.sort((a, b) => a - b);
  const at = (share: number) =>
    Number((sorted[Math.min(times - 1, Math.floor(times * share))] ?? 0).toFixed(2));
  return { p50: at(0.5), p99: at(0.99) };
}

/** What a look-up shows of a name as typed. */
const answered = (typed: string) => {
  const found = ask.find(typed);
  return found.ok
    ? entryCard(viewOf(found.item, EVERYTHING), { others: found.others })
    : entryNotFound(typed, found.guesses);
};
/** Hardly anything is remembered of what was typed before, so that its cost is measured. */
const app = { lore, viewerOf: async () => EVERYTHING, suggestions: new Recent<string, readonly Choice[]>(1) };
const asker = {} as Parameters<typeof suggestEntries>[2];
const BEINGS: ReadonlySet<string> = new Set(['person', 'organization', 'species']);
/** What members ask: who or what stands at the other end of a fact, when something was, who did what a fact tells. */
function asked(nth: number): string {
  for (;;) {
    const fact = opened.fact(below(lore.counts.facts));
    const { subject, target, relation, date, text } = fact;
    const whoIs = (entry: typeof subject) => (BEINGS.has(entry.kind) ? 'who' : 'what');
    const questions = [
      target && `${whoIs(subject)} ${relation.phrase} ${target.name}?`,
      target && `${whoIs(target)} ${relation.inverse} ${subject.name}?`,
      target && `what happened between ${subject.name} and ${target.name}?`,
      relation.single && date && `when was ${subject.name}`,
      text && `who ${text.replace(subject.name, '').trim()}`,
    ].filter((one) => typeof one === 'string');
    if (questions.length > 0) return nth % 10 === 9 ? slipped(pick(questions)) : pick(questions);
  }
}
const MISSES = ['zzqqxx', 'the one with the hat', 'captain of the flying dutchman', 'whoever it was'];

const results = {
  keystroke: await measured(400, () => {
    const { name } = anyEntry();
    return suggestEntries(name.slice(0, 1 + below(name.length)), app, asker);
  }),
  who: await measured(300, () => {
    const { name } = anyEntry();
    return answered(random() < 0.5 ? name : slipped(name));
  }),
  miss: await measured(200, (nth) =>
    answered(nth % 2 ? `${pick(MISSES)} ${nth}` : `who killed ${anyEntry().name}`),
  ),
  ask: await measured(200, (nth) => {
    const typed = asked(nth);
    const viewer = nth % 2 ? EVERYTHING : limited();
    const found = ask.question(typed, (fact) => judgeFact(fact, viewer).standing !== 'below');
    return answerCard(found, { typed, private: false, viewer, override: undefined });
  }),
  search: await measured(200, () => {
    const words = sentence(opened.fact(below(lore.counts.facts))).split(' ');
    const [one, two] = [pick(words), pick(words)];
    return lore.search(`${random() < 0.7 ? one : slipped(one)} ${two}`, 40);
  }),
  timeline: await measured(100, (nth) => {
    const year = parseLoreDate(String(2100 + below(300)));
    return timeline(years, nth % 2 && year ? { from: year, to: year } : { entry: anyEntry() }, {
      most: 96,
      mostDetails: 0,
    });
  }),
  connect: await measured(200, () => connections.connect(anyEntry(), anyEntry())),
  connectLimited: await measured(200, () => {
    const [a, b, viewer] = [anyEntry(), anyEntry(), limited()];
    const way = connections.connect(a, b, { accept: shownTo(viewer) });
    return way.connected ? way : way.reach;
  }),
  mentions4000: await measured(60, async () => {
    let text = '';
    while (text.length < 4000) text += `Did ${anyEntry().name} meet ${anyEntry().name} at the gates? `;
    const viewer = limited();
    const found = await mentions.find(text, { accept: (entry) => !nameSpoils(entry, viewer) });
    const best = found.slice(0, 25).flatMap(({ entries }) => entries[0] ?? []);
    return mentionsCard(viewsOf(best, viewer));
  }),
  question: await measured(200, () => {
    const topic = random() < 0.5 ? null : 'kind:event';
    const [question] = questions.after({ topic, level: 'medium' }, below(16).toString(16), 1);
    if (!question) return undefined;
    const asking = askFromPack(question, lore, 'seed', undefined);
    return questionCard(asking, {
      ...{ title: 'Question', roundId: 'round', points: 10, alone: false, answered: [] },
      ...{ changeable: true, private: false, closesAt: undefined },
    });
  }),
};
delay.disable();
console.log(
  JSON.stringify({
    ...{ openMs: Math.round(openMs), startMs: Math.round(startMs) },
    rssMB: Math.round(process.memoryUsage.rss() / 1e6),
    ...results,
    longestBlockMs: Math.round(delay.max / 1e6),
  }),
);
