/** Measures timelines of spans and of entries on a made-up pack of 100,000 entries: `node bench/timeline.ts`. */
import type { LoreDate } from '../src/lore/model/date.ts';
import { parseLoreDate } from '../src/lore/model/date.ts';
import type { Entry, Fact, Pack, Relation } from '../src/lore/model/model.ts';
import { EVERYTHING, judgeFact, type Viewer } from '../src/spoilers/viewer.ts';
import { type Timeline, timeline } from '../src/timeline/index.ts';
import { readTypedSpan } from '../src/timeline/typed-span.ts';
import { madePack } from './made-pack.ts';
import { spread, timed } from './measure.ts';
import { chance } from './queries.ts';

const ENTRIES = 100_000;
const FACTS_EACH = 4;
const TIMES = 300;
const SEED = 2293;
/** Half of the facts bear a date within so many years, most of them within the first: the busiest has one in seventeen. */
const [FIRST, YEARS] = [2100, 300];
/** As the command asks for. */
const MOST = 96;

const random = chance(SEED);
const pack = dated(madePack(ENTRIES, FACTS_EACH, SEED));
const lore = { packs: [pack] };
const pick = () => pack.entries[Math.floor(random() * pack.entries.length)] as Entry;
const hubs = pack.entries.toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, 50);
const span = (typed: string) => {
  const read = readTypedSpan(typed);
  if (read?.kind !== 'span') throw new Error(`${typed} is no span`);
  return read.span;
};
const year = () => FIRST + Math.floor(random() ** 2 * YEARS);
/** Each answer has a viewer of its own: what was judged for another does not help it. */
const viewers: Record<string, () => Viewer> = {
  all: () => ({ ...EVERYTHING }),
  'within a spoiler limit': () => ({ canon: undefined, limits: [{ kind: 'medium', medium: 'novel' }] }),
};
const asked: Record<string, (accept: (fact: Fact) => boolean) => Timeline> = {
  'a year': (accept) => timeline(lore, span(String(year())), { accept, most: MOST }),
  'ten years': (accept) => {
    const first = year();
    return timeline(lore, span(`${first}-${first + 9}`), { accept, most: MOST });
  },
  'the busiest decade': (accept) => timeline(lore, span(`${FIRST}s`), { accept, most: MOST }),
  'an entry': (accept) => timeline(lore, { entry: pick() }, { accept }),
  'one of the fifty largest entries': (accept) =>
    timeline(lore, { entry: hubs[Math.floor(random() * hubs.length)] as Entry }, { accept }),
};

const lines = [`${ENTRIES} entries, ${pack.facts.length} facts; the first span, with its index: ${first()}`];
for (const [label, ask] of Object.entries(asked)) {
  for (const [which, viewerOf] of Object.entries(viewers)) {
    const viewer = () => {
      const one = viewerOf();
      return (fact: Fact) => judgeFact(fact, one).standing === 'shown';
    };
    let items = 0;
    const times = Array.from({ length: TIMES }, () => timed(() => (items += ask(viewer()).items.length)));
    lines.push(`${label}, ${which}: ${spread(times)}; ${(items / TIMES).toFixed(0)} items`);
  }
}
process.stdout.write(`${lines.join('\n')}\n`);

function first(): string {
  return `${timed(() => timeline(lore, span('2293'), { most: MOST })).toFixed(0)} ms`;
}

function sizeOf({ facts, mentions }: Entry): number {
  return facts.length + mentions.length;
}

/** The made-up pack with dates, with what dates its events, and with what came after what. */
function dated(made: Pack): Pack {
  const relations: Record<string, Partial<Relation>> = {
    species: { section: 'glance', inverseSection: 'more' },
    affiliation: { section: 'glance', inverseSection: 'people' },
    'served-on': { section: 'career', inverseSection: 'people' },
    attended: { section: 'events', inverseSection: 'attendance' },
    deed: { section: 'events', inverseSection: 'course' },
    met: { section: 'people', inverseSection: 'people', symmetric: true },
    befriended: { section: 'people', inverseSection: 'people' },
    'parent-of': { section: 'family', inverseSection: 'family' },
  };
  const dates = new Map<number, LoreDate>();
  const dateOf = (at: number) => {
    const known = dates.get(at) ?? parseLoreDate(String(at));
    if (!known) throw new Error(`${at} is no year`);
    dates.set(at, known);
    return known;
  };
  const someYear = () => FIRST + Math.floor(random() ** 2 * YEARS);
  for (const fact of made.facts as (Fact & { date?: LoreDate })[]) {
    Object.assign(fact.relation, relations[fact.relation.id]);
    if (random() < 0.5) fact.date = dateOf(someYear());
  }
  const [model] = made.facts;
  const relation = (id: string, more: Partial<Relation>) => ({ ...model?.relation, id, ...more }) as Relation;
  const heldIn = relation('held-in', { single: true, section: 'glance', tie: 0 });
  const followed = relation('followed', { section: 'more', inverseSection: 'more', tie: 3 });
  const add = (subject: Entry, more: Partial<Fact>) => {
    const fact = { ...model, subject, target: undefined, ...more } as Fact;
    (fact as { id: string }).id = `${subject.id}.${fact.relation.id}.${more.target?.id ?? ''}`;
    (made.facts as Fact[]).push(fact);
    (subject.facts as Fact[]).push(fact);
    (more.target?.mentions as Fact[] | undefined)?.push(fact);
  };
  const last = new Map<number, Entry>();
  for (const event of made.entries.filter(({ kind }) => kind === 'event')) {
    const at = someYear();
    add(event, { relation: heldIn, value: String(at), text: undefined, date: dateOf(at) });
    const before = last.get(at);
    if (before && random() < 0.5) add(event, { relation: followed, target: before });
    last.set(at, event);
  }
  return made;
}
