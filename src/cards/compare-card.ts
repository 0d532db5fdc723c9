/** Two entries of a kind side by side: a field a row with a line for each, which reads the same on a phone. */
import type { APIEmbedField } from 'discord.js';
import {
  type Common,
  type Comparison,
  compareEntries,
  IDENTITY,
  isShared,
  type Row,
  type Seen,
  seenFrom,
} from '../connect/compare.ts';
import { isHappening } from '../lore/model/happening.ts';
import type { Fact } from '../lore/model/model.ts';
import { type EntryView, sourcesTogether, type ToldFact } from '../spoilers/view.ts';
import { relatedId } from './actions/related.ts';
import { labels, spelledOut } from './citation.ts';
import { entryOptions } from './entry-card.ts';
import { factLines, valueLine } from './fact-line.ts';
import { LIMITS } from './limits.ts';
import { COLORS, menu, type Reply, row } from './reply.ts';
import { linesOf, ROW_LINES } from './screen.ts';
import { clip, count, escapeText, lengthOf } from './text.ts';

/** Lines of a phone, with the menu. */
const MOST_LINES = 30;
const MOST_VALUES = 3;
const MOST_COMMON = 4;
const MOST_BETWEEN = 2;
/** Of either side. */
const MOST_HIDDEN = 2;
/** For the line that says what labels stand for. */
const LABELS_LINES = 2;
/** Of a value that would not fit otherwise, in code points. */
const SHORTEST = 60;

export function compareCard(viewA: EntryView, viewB: EntryView, isPrivate: boolean): Reply {
  const views = [viewA, viewB] as const;
  const [a, b] = [viewA.entry, viewB.entry];
  const missing = views.flatMap(missingLine);
  // Beside a side of which nothing is told, the other one's card tells more.
  const { rows, common, between } = missing.length > 0 ? NOTHING : compareEntries(a, b, viewA.shows);
  const title = clip(`${a.name} and ${b.name} compared`, LIMITS.embedTitle);
  const description = missing.join('\n');
  const below = belowLine(views);
  const footer = [
    ...(below > 0 ? [`${count(below, 'more fact')} below the canon line`] : []),
    a.pack.attribution,
  ];

  const shared = listField(
    'In common',
    common.map((one) => commonLine(one, viewA)),
    MOST_COMMON,
  );
  const dealings = listField(
    'Between the two',
    between.flatMap((fact) => viewA.tell(fact) ?? []).flatMap((told) => factLines(told)),
    MOST_BETWEEN,
  );
  // A heading stands outside the bars, so it tells nothing of what is behind them.
  const hidden = listField(
    'Beyond the spoiler limit',
    bothFirst(hiddenLines(viewA), hiddenLines(viewB)),
    2 * MOST_HIDDEN,
  );
  const rest = [...dealings, ...shared, ...hidden];
  const used = [title, description, ...footer, ...rest.flatMap(({ name, value }) => [name, value])];
  const room = {
    // The footer's own words and the count of rows left out, and what labels stand for.
    letters: LIMITS.embedTotal - lengthOf(used.join('')) - 300,
    lines:
      MOST_LINES - used.reduce((sum, text) => sum + (text ? linesOf(text) : 0), ROW_LINES + LABELS_LINES),
  };
  const chosen = choose(rows, room, (one) => rowField(one, views));
  const [identity, others] = [chosen.filter(isIdentity), chosen.filter((one) => !isIdentity(one))];
  const left = rows.length - chosen.length;
  const fields = withMeanings(
    [
      ...identity.map(({ field }) => field),
      ...dealings,
      ...shared,
      ...others.map(({ field }) => field),
      ...hidden,
    ],
    views,
  );
  return {
    embeds: [
      {
        title,
        color: COLORS[a.kind],
        ...(description ? { description } : {}),
        fields,
        footer: { text: [...(left > 0 ? [`${left} more on the cards`] : []), ...footer].join(' · ') },
      },
    ],
    components: [row(menu(relatedId.build({ of: 'compare' }), 'Look one of them up', entryOptions(views)))],
    private: isPrivate,
  };
}

interface Chosen {
  row: Row;
  field: APIEmbedField;
}

/** What something is stands above what it had to do with others. */
const isIdentity = ({ row }: Chosen) => IDENTITY.has(row.section);

/** What somebody did says more than how they came into the world and left it. */
const lessWanted = ({ section }: Row) => (section === 'life' ? 1 : 0);

/** Below the last field, what the labels in all of them stand for. */
function withMeanings(fields: readonly APIEmbedField[], views: readonly EntryView[]): APIEmbedField[] {
  const works = [...new Set(views.flatMap((view) => view.works.seen))];
  const meant = spelledOut(fields.map(({ value }) => value).join('\n'), works);
  const last = fields.at(-1);
  if (!last) return [];
  const value = [last.value, ...meant].join('\n');
  return [...fields.slice(0, -1), lengthOf(value) <= LIMITS.embedFieldValue ? { ...last, value } : last];
}

/** The first row always, and as many more as find room, those that both sides have something in before the rest; in the order in which they came. */
function choose(
  rows: readonly Row[],
  room: { letters: number; lines: number },
  fieldOf: (row: Row) => APIEmbedField,
): Chosen[] {
  const chosen = new Map<Row, APIEmbedField>();
  let { letters, lines } = room;
  for (const one of rows.toSorted((a, b) => isShared(b) - isShared(a) || lessWanted(a) - lessWanted(b))) {
    const field = fieldOf(one);
    const length = lengthOf(field.name + field.value);
    const asked = linesOf(field.name) + linesOf(field.value);
    if (length > letters || (chosen.size > 0 && asked > lines)) continue;
    letters -= length;
    lines -= asked;
    chosen.set(one, field);
  }
  return rows.flatMap((one) => {
    const field = chosen.get(one);
    return field ? [{ row: one, field }] : [];
  });
}

/** Facts about either that only works below the canon line tell, each once. */
const belowLine = (views: readonly EntryView[]): number =>
  new Set(views.flatMap(({ below }) => below.map(({ id }) => id))).size;

const NOTHING: Comparison = { rows: [], common: [], between: [] };

/** Why there is nothing on a side. */
function missingLine({ entry, isBelowLine, shows }: EntryView): string[] {
  const name = `**${escapeText(entry.name)}**`;
  if (isBelowLine)
    return [
      `All that is known of ${name} is from works below the canon line: \`canon:\` **everything** counts them.`,
    ];
  return seenFrom(entry, shows).length === 0
    ? [`Nothing of ${name} can be compared within what counts here.`]
    : [];
}

/** Some of either side before the rest of both. */
const bothFirst = (a: readonly string[], b: readonly string[]) => [
  ...[a, b].flatMap((lines) => lines.slice(0, MOST_HIDDEN)),
  ...[a, b].flatMap((lines) => lines.slice(MOST_HIDDEN)),
];

/** One field of whole lines: as many as are allowed and fit, and how many more there are. */
function listField(name: string, lines: readonly string[], most: number): APIEmbedField[] {
  if (lines.length === 0) return [];
  return [{ name, value: fitting([...new Set(lines)], '\n', most, LIMITS.embedFieldValue) }];
}

/** Whole pieces as long as there is room: a cut one would leave its bars or its formatting open. */
function fitting(pieces: readonly string[], separator: string, most: number, room: number): string {
  const shown: string[] = [];
  let left = room - MORE;
  for (const piece of pieces.slice(0, most)) {
    const length = lengthOf(piece) + separator.length;
    if (length > left) break;
    left -= length;
    shown.push(piece);
  }
  const rest = pieces.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join(separator);
}

/** Room for `and 12345 more`. */
const MORE = 20;

/** Both sides of a row, or the one line that is true of both. */
function rowField({ heading, sides, mixed }: Row, views: readonly [EntryView, EntryView]): APIEmbedField {
  const name = clip(heading, LIMITS.embedFieldName);
  const both = mergedSides(sides);
  const lines = both
    ? [{ view: views[0], begin: '**Both** ', values: both }]
    : views
        .map((view, index) => ({
          view,
          begin: `**${escapeText(view.entry.name)}** `,
          values: valuesOf(sides[index] ?? []),
        }))
        .filter(({ values }) => values.length > 0);
  const names = lines.map(({ begin }) => begin).join('\n');
  const room = Math.floor((LIMITS.embedFieldValue - lengthOf(names)) / lines.length);
  const value = lines
    .map(({ view, begin, values }) => `${begin}${cell(values, { view, mixed, room })}`)
    .join('\n');
  return { name, value };
}

/** One value with all facts that say it. */
interface Value {
  text: string;
  label: string;
  seen: readonly Seen[];
}

const valuesOf = (side: readonly Seen[]): Value[] =>
  [...Map.groupBy(side, ({ other, fact }) => other ?? fact.value ?? '')].map(([key, seen]) => ({
    text: typeof key === 'string' ? key : key.name,
    label: seen[0]?.label ?? '',
    seen,
  }));

/** The values of both sides in one, where they are the same and need no remark. */
function mergedSides([one, other]: Row['sides']): Value[] | undefined {
  const said = (values: readonly Value[]) =>
    JSON.stringify(values.map(({ text, label, seen }) => [text, label, [...byDate(seen).keys()]]));
  const [a, b] = [valuesOf(one), valuesOf(other)];
  if (said(a) !== said(b) || [...one, ...other].some(({ fact }) => hasRemark(fact))) return undefined;
  return a.map((value, index) => ({ ...value, seen: [...value.seen, ...(b[index]?.seen ?? [])] }));
}

const byDate = <One extends Pick<Seen, 'date'>>(seen: readonly One[]) =>
  Map.groupBy(seen, ({ date }) => date?.text ?? '');

interface Cell {
  view: EntryView;
  mixed: boolean;
  room: number;
}

function cell(values: readonly Value[], { view, mixed, room }: Cell): string {
  const sorted = mixed ? [...Map.groupBy(values, ({ label }) => label).values()].flat() : values;
  const pieces = sorted.map((value, index) => {
    const begins = mixed && value.label !== sorted[index - 1]?.label;
    const label = begins ? `*${escapeText(value.label)}:* ` : '';
    const full = `${label}${valueText(value, view)}`;
    if (lengthOf(full) + MORE < room) return full;
    return `${label}${escapeText(clip(value.text, SHORTEST))} ${labels(view.cite(value.seen[0]?.fact.citations.slice(0, 1) ?? []))}`;
  });
  return fitting(pieces, '; ', MOST_VALUES, room);
}

/** `Captain: 2285 \`TWOK\`, 2293 \`TUC\``; what sources disagree about is told fact by fact, with the remarks on it. */
function valueText({ text, seen }: Value, view: EntryView): string {
  if (seen.some(({ fact }) => hasRemark(fact)))
    return toldOf(seen, view)
      .map(({ told, date }) => valueLine(view.entry, told, date))
      .join(', ');
  const byTier = toldOf(seen, view).toSorted((a, b) => a.told.tier.rank - b.told.tier.rank);
  const parts = [...byDate(byTier)].map(([date, same]) => ({
    date: escapeText(date),
    sources: labels(sourcesTogether(same.map(({ told }) => told))),
  }));
  const [only, ...more] = parts;
  if (only && more.length === 0)
    return `${escapeText(text)}${only.date ? ` (${only.date})` : ''} ${only.sources}`;
  return `${escapeText(text)}: ${parts.map(({ date, sources }) => `${date} ${sources}`.trim()).join(', ')}`;
}

/** What may be told, with the dates that stand beside it here. */
const toldOf = (seen: readonly Seen[], { tell }: EntryView): { told: ToldFact; date: Seen['date'] }[] =>
  seen.flatMap(({ fact, date }) => {
    const told = tell(fact);
    return told ? [{ told, date }] : [];
  });

const hasRemark = ({ contradicts, note, citations }: Fact) =>
  contradicts.length > 0 || note !== undefined || citations.some(({ at }) => at !== undefined);

/** `• **Khitomer Accords**: Withdrew from / Negotiated`, in the order of the title. */
function commonLine({ entry, sides: [a, b] }: Common, { cite }: EntryView): string {
  const told = isHappening(entry) ? (a.date ?? b.date) : undefined;
  const date = told ? ` (${escapeText(told.text)})` : '';
  const what = [...new Set([a.label, b.label])].map(escapeText).join(' / ');
  const sources = labels(cite([...a.fact.citations, ...b.fact.citations]));
  return `• **${escapeText(entry.name)}**${date}: ${what} ${sources}`;
}

/** Facts behind bars, each with whose it is in front of them. */
const hiddenLines = (view: EntryView): string[] =>
  seenFrom(view.entry, view.hides).flatMap((one) =>
    toldOf([one], view).map(
      ({ told, date }) =>
        `**${escapeText(view.entry.name)}** ${valueLine(view.entry, told, date, { label: one.label })}`,
    ),
  );
