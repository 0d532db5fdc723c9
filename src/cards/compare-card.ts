/** Two entries of a kind side by side. */
import type { APIEmbedField } from 'discord.js';
import type { Entry, Fact } from '../lore/model.ts';
import { judgeFact, type Reader } from '../lore/reader.ts';
import { customId } from './custom-id.ts';
import { option } from './entry-card.ts';
import { isShort, valueLine, valueSeenFrom } from './fact-line.ts';
import { COLORS, menu, type Reply, row } from './reply.ts';
import { clip, count, escapeText } from './text.ts';

/** Rows of two columns each, within an embed's 25 fields. */
const MOST_ROWS = 7;
const MOST_VALUES = 5;
/** Both columns of all rows together stay within what a message takes. */
const CELL = 350;

/** Facts of one side, by what they say. */
interface Side {
  entry: Entry;
  /** By label, in the order of the card. */
  open: ReadonlyMap<string, Fact[]>;
  hidden: readonly { fact: Fact; label: string }[];
  below: number;
}

export function compareCard(a: Entry, b: Entry, reader: Reader, isPrivate: boolean): Reply {
  const sides = [sideOf(a, reader), sideOf(b, reader)] as const;
  const [left, right] = sides;
  const labels = [...new Set([...left.open.keys(), ...right.open.keys()])];
  // What both have is what can be compared; the rest fills up.
  const shared = (label: string) => (left.open.has(label) && right.open.has(label) ? 1 : 0);
  const order = labels.toSorted((one, other) => shared(other) - shared(one)).slice(0, MOST_ROWS);
  const below = left.below + right.below;
  return {
    embeds: [
      {
        title: clip(`${a.name} and ${b.name} compared`, 256),
        color: COLORS[a.kind],
        ...(labels.length === 0
          ? { description: 'Nothing short is known of either. Look one of them up:' }
          : {}),
        fields: [
          ...order.flatMap((label) =>
            rowOf(`${label} · ${a.name}`, b.name, (side) => cell(side, label, reader)),
          ),
          // A heading stands outside the bars, so it tells nothing of what is behind them.
          ...(sides.some(({ hidden }) => hidden.length > 0)
            ? rowOf(`Beyond the spoiler limit · ${a.name}`, b.name, (side) => hiddenCell(side, reader))
            : []),
        ],
        footer: {
          text: [
            ...(below > 0 ? [`${count(below, 'more fact')} below the canon line`] : []),
            ...(labels.length > order.length ? [`${labels.length - order.length} more on the cards`] : []),
            a.pack.attribution,
          ].join(' · '),
        },
      },
    ],
    components: [
      row(
        menu(
          customId('related', 'compare'),
          'Look one of them up',
          [a, b].map((entry) => option(entry, { reader })),
        ),
      ),
    ],
    private: isPrivate,
  };

  function rowOf(nameA: string, nameB: string, value: (side: Side) => string): APIEmbedField[] {
    return [
      { name: clip(nameA, 256), value: value(left), inline: true },
      { name: clip(nameB, 256), value: value(right), inline: true },
      // Discord lays three inline fields in a row: an empty third starts a new one.
      { name: '\u200b', value: '\u200b', inline: true },
    ];
  }
}

/** Short values of an entry, by what they are. */
function sideOf(entry: Entry, reader: Reader): Side {
  const seen = [
    ...entry.facts.map((fact) => ({ fact, label: fact.relation.label })),
    ...entry.mentions
      .filter((fact) => fact.target === entry)
      .map((fact) => ({ fact, label: fact.relation.inverseLabel })),
  ].filter(({ fact }) => isShort(valueSeenFrom(entry, fact)) && (fact.target || fact.value));
  const by = Object.groupBy(seen, ({ fact }) => judgeFact(fact, reader).standing);
  const groups = Map.groupBy(by.shown ?? [], ({ label }) => label);
  return {
    entry,
    open: new Map([...groups].map(([label, group]) => [label, group.map(({ fact }) => fact)])),
    hidden: by.spoiler ?? [],
    below: by.below?.length ?? 0,
  };
}

const cell = ({ entry, open }: Side, label: string, reader: Reader) =>
  inCell((open.get(label) ?? []).map((fact) => valueLine(entry, fact, { reader })));

const hiddenCell = ({ entry, hidden }: Side, reader: Reader) =>
  inCell(hidden.map(({ fact, label }) => valueLine(entry, fact, { reader, label })));

/** Whole lines as long as there is room: a cut one would leave its bars open. */
function inCell(lines: readonly string[]): string {
  const unique = [...new Set(lines)];
  const shown: string[] = [];
  for (const line of unique.slice(0, MOST_VALUES)) {
    if (shown.length > 0 && [...shown, line].join('\n').length > CELL) break;
    shown.push(line);
  }
  const rest = unique.length - shown.length;
  return [...shown, ...(rest > 0 ? [escapeText(`and ${rest} more`)] : [])].join('\n') || '–';
}
