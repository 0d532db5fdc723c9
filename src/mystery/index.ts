/** Who is it? A person of a pack, found by comparing guesses with them and by one clue after each miss. */

import { compareIds } from '../lore/model/compare-ids.ts';
import type { Entry, Fact, Pack } from '../lore/model/model.ts';
import type { PackPart } from '../lore/pack/compile.ts';
import type { OpenPack } from '../lore/pack/open-pack.ts';
import { EVERYTHING, nameSpoils, shownTo, type Viewer } from '../spoilers/viewer.ts';
import { byLot } from '../trivia/seeded-order.ts';
import { type Clue, cluesOf } from './clues.ts';
import { type Cell, type Column, compareTraits } from './column.ts';
import { type Told, traitOf } from './traits.ts';

export type { Clue } from './clues.ts';
export type { Cell, Column } from './column.ts';

/** Guesses that somebody has. */
export const GUESSES = 6;
/** The best known people of a pack, so many of them, may be asked for. */
const MOST = 2_000;
/** Facts of others that may tell of somebody, so many. */
const MENTIONS = 60;
/** Columns that a pack's own relations make. */
const OWN_COLUMNS = 3;
/** A column is of use where it says something of so many, and the same of no more than so many. */
const USEFUL = { told: 0.4, same: 0.75, values: 3 };
/** One that is told of fewer is left out. */
const TOLD = 0.5;

export interface Mystery {
  entry: Entry;
  clues: readonly Clue[];
}

/** The mysteries of one pack. */
export interface PackMysteries {
  pack: Pack;
  /** People that may be asked for. */
  count: number;
  /** What each column is called. */
  columns: readonly { column: Column; label: string }[];
  /** Those that may be asked for, in an order that looks like chance, from a day's place on and round to it again. */
  from(day: number): Iterable<Entry>;
  /** With its clues, where the viewer may be told enough of it. */
  of(entry: Entry, viewer: Viewer): Mystery | undefined;
  compare(guess: Entry, answer: Entry, viewer: Viewer): Cell[];
}

/** Who may be asked for, and what by: found when a pack is compiled. */
export const mysteryPart: PackPart = {
  name: 'mystery',
  index({ pack, entries, entryNumber }) {
    const people = entries
      .filter(({ kind, continuity }) => kind === 'person' && continuity.main)
      .toSorted((a, b) => b.prominence - a.prominence || compareIds(a, b))
      .slice(0, MOST)
      .filter((entry) => cluesOf(entry, tellingOf(entry)));
    const order = byLot(people, `mystery ${pack.id}`, ({ id }) => id);
    return { order: Int32Array.from(order, entryNumber), columns: columnsFor(pack, order) };
  },
};

const ofOthers = ({ mentions }: Entry): Fact[] => mentions.slice(0, MENTIONS);
/** Facts that may be clues. */
const tellingOf = (entry: Entry): Fact[] => [...entry.facts, ...ofOthers(entry)];

/** Columns that tell these people apart: the pack's own, then those that every pack has. */
function columnsFor(pack: Pack, people: readonly Entry[]): Column[] {
  const candidates = [...pack.relations.values()]
    .filter(({ roles, targets, subjects }) => {
      const isOfPeople = subjects?.includes('person') ?? true;
      // Whom somebody knows tells who they are.
      return isOfPeople && roles.length === 0 && !targets?.includes('person') && !targets?.includes('event');
    })
    .map(({ id }) => `relation:${id}` as const);
  const shared = ['work', 'era', 'pronouns', 'fate'] as const;
  const shares = sharesOf([...candidates, ...shared], people);
  const own = candidates
    .map((column) => ({ column, ...shares(column) }))
    .filter(({ told, same, values }) => told >= USEFUL.told && same <= USEFUL.same && values >= USEFUL.values)
    .toSorted((a, b) => b.told * (1 - b.same) - a.told * (1 - a.same) || (a.column < b.column ? -1 : 1))
    .slice(0, OWN_COLUMNS)
    .map(({ column }) => column);
  return [
    ...own,
    ...shared.filter((column) => {
      const { told, values } = shares(column);
      return told >= TOLD && values > 1;
    }),
  ];
}

interface Shares {
  /** Of how many it says something. */
  told: number;
  /** Of how many of these it says what it says most often. */
  same: number;
  values: number;
}

/** What columns say of people, whose facts are read once for all of them. */
function sharesOf(columns: readonly Column[], people: readonly Entry[]): (column: Column) => Shares {
  const found = new Map(columns.map((column) => [column, { told: 0, counts: new Map<string, number>() }]));
  for (const entry of people) {
    const told = { own: entry.facts, others: ofOthers(entry) };
    for (const [column, share] of found) {
      const { values } = traitOf(column, entry, told, EVERYTHING);
      if (values.size > 0) share.told++;
      for (const value of values) share.counts.set(value, (share.counts.get(value) ?? 0) + 1);
    }
  }
  return (column) => {
    const { told = 0, counts = new Map<string, number>() } = found.get(column) ?? {};
    return {
      told: told / Math.max(1, people.length),
      same: Math.max(0, ...counts.values()) / Math.max(1, told),
      values: counts.size,
    };
  };
}

const LABELS: Readonly<Record<string, string>> = {
  work: 'First told in',
  era: 'First year told',
  pronouns: 'Spoken of as',
  fate: 'End',
};

/** The mysteries of those packs that have any. */
export const openMysteries = (packs: readonly OpenPack[]): PackMysteries[] =>
  packs.map((pack) => pack.once(openPackMysteries)).filter(({ count }) => count > 0);

function openPackMysteries(opened: OpenPack): PackMysteries {
  const { pack, entries } = opened;
  const tables = opened.tables(mysteryPart.name);
  const order = tables.int32('order');
  const columns = (tables.strings('columns') as Column[]).map((column) => ({
    column,
    label: LABELS[column] ?? pack.relations.get(column.slice('relation:'.length))?.label ?? column,
  }));
  const told = (facts: readonly Fact[], viewer: Viewer): readonly Fact[] => {
    const isShown = shownTo(viewer);
    return isShown ? facts.filter(isShown) : facts;
  };
  return {
    pack,
    count: order.length,
    columns,
    *from(day) {
      const start = ((day % order.length) + order.length) % order.length;
      for (let at = 0; at < order.length; at++)
        yield entries[order[(start + at) % order.length] as number] as Entry;
    },
    of(entry, viewer) {
      if (nameSpoils(entry, viewer)) return undefined;
      const clues = cluesOf(entry, told(tellingOf(entry), viewer));
      return clues && { entry, clues };
    },
    compare(guess, answer, viewer) {
      const toldOf = (entry: Entry): Told => ({
        own: told(entry.facts, viewer),
        others: told(ofOthers(entry), viewer),
      });
      const [ofGuess, ofAnswer] = [toldOf(guess), toldOf(answer)];
      return columns.map(({ column }) =>
        compareTraits(
          column,
          traitOf(column, guess, ofGuess, viewer),
          traitOf(column, answer, ofAnswer, viewer),
        ),
      );
    },
  };
}
