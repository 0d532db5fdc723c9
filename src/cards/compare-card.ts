/** Two entries of a kind side by side. */
import type { Entry, Fact } from '../lore/model.ts';
import { judgeFact, type Reader } from '../lore/reader.ts';
import { customId } from './custom-id.ts';
import { option } from './entry-card.ts';
import { isShort, valueLine, valueSeenFrom } from './fact-line.ts';
import { COLORS, menu, type Reply, row } from './reply.ts';
import { clip, escapeText } from './text.ts';

/** Rows of two columns each, within an embed's 25 fields. */
const MOST_ROWS = 8;
const MOST_VALUES = 5;

export function compareCard(a: Entry, b: Entry, reader: Reader, isPrivate: boolean): Reply {
  const [left, right] = [values(a, reader), values(b, reader)];
  const labels = [...new Set([...left.keys(), ...right.keys()])];
  // What both have is what can be compared; the rest fills up.
  const order = labels.toSorted((one, other) => shared(other) - shared(one)).slice(0, MOST_ROWS);
  const cell = (side: ReadonlyMap<string, string[]>, label: string) =>
    clip((side.get(label) ?? ['–']).join('\n'), 1000);
  return {
    embeds: [
      {
        title: clip(`${a.name} and ${b.name} compared`, 256),
        color: COLORS[a.kind],
        fields: order.flatMap((label) => [
          { name: clip(`${label} · ${a.name}`, 256), value: cell(left, label), inline: true },
          { name: clip(b.name, 256), value: cell(right, label), inline: true },
          // Discord lays three inline fields in a row: an empty third starts a new one.
          { name: '\u200b', value: '\u200b', inline: true },
        ]),
        footer: { text: a.pack.attribution },
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

  function shared(label: string): number {
    return left.has(label) && right.has(label) ? 1 : 0;
  }
}

/** Short values of an entry by what they are, in the order of its card. */
function values(entry: Entry, reader: Reader): Map<string, string[]> {
  const sides: { fact: Fact; label: string }[] = [
    ...entry.facts.map((fact) => ({ fact, label: fact.relation.label })),
    ...entry.mentions
      .filter((fact) => fact.target === entry)
      .map((fact) => ({ fact, label: fact.relation.inverseLabel })),
  ];
  const told = sides.filter(
    ({ fact }) =>
      judgeFact(fact, reader).standing !== 'below' &&
      isShort(valueSeenFrom(entry, fact)) &&
      (fact.target || fact.value),
  );
  const grouped = Map.groupBy(told, ({ label }) => label);
  return new Map(
    [...grouped].map(([label, group]) => {
      const lines = [
        ...new Set(group.slice(0, MOST_VALUES).map(({ fact }) => valueLine(entry, fact, { reader }))),
      ];
      const rest = group.length - MOST_VALUES;
      return [label, rest > 0 ? [...lines, escapeText(`and ${rest} more`)] : lines];
    }),
  );
}
