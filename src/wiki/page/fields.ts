/** What an infobox says: every field that is no layout, each value by itself. */
import { type Field, fieldName, type Infobox, type Profile } from '../profile/load.ts';
import {
  citesIn,
  cutAt,
  cutter,
  isOnlyCites,
  LINE_BREAK,
  linksIn,
  type Markup,
  plain,
} from '../wikitext/markup.ts';
import type { Node, TemplateNode } from '../wikitext/nodes.ts';
import type { Dates } from './dates.ts';
import { own } from './own.ts';
import type { CitedWork, FoundFact, WikiDate } from './record.ts';

/** What fields are read with. */
interface FieldReading {
  profile: Profile;
  dates: Dates;
  /** The page's title without brackets. */
  title: string;
  render(nodes: readonly Node[]): Markup<CitedWork>;
  unknownField(name: string, example: string): void;
  dropped(example: string): void;
}

export interface BoxContents {
  name: string | undefined;
  names: { name: string; cites: CitedWork[] }[];
  gender: string | undefined;
  facts: FoundFact[];
}

/** One value of a field. */
interface Piece {
  /** What it says without its brackets. */
  text: string;
  /** What stands in brackets behind it. */
  aside: string;
  links: { target: string; text: string }[];
  cites: CitedWork[];
  whole: string;
  marked: string;
}

const NOTHING =
  /^(?:(?:''|["“])?(?:unknown\b[^[]*|none|n\/?a|\?+|unnamed|-+|–|—|various|see .*|tba|no|nil|unclear|uncertain|disputed\b.*|many|several|few|(?:at least |possibly )?(?:an?|one|two|three|four|five|several|some|many|\d+)(?: or more)?(?: (?:older|younger|elder|unnamed|unknown|other))* (?:sisters?|brothers?|siblings?|daughters?|sons?|wives|children|child)|(?:and )?(?:(?:at least|possibly|many|several|some) (?:\w+ )?)?others?(?: (?:creatures|people|members))?|etc))\.?$/i;
/** A link in it leads to where it is discussed. */
const POINTS = /^(?:see|disputed)\b/i;
const LEFTOVERS =
  /[{}|[\]<>]|\{\{|#(?:if|switch|expr|time|invoke)|https?:|\.(?:jpe?g|png|gif|svg|webp|ogg|mp3)\b/i;
const LONGEST_VALUE = 120;
/** What a sentence of its own says may be longer. */
const LONGEST_PROSE = 280;
/** A text of this length in a field that nobody told us of is prose, and no value. */
const LONGEST_UNKNOWN = 300;
const MOST_VALUES = 60;

/** What stands in one field, and what the profile makes of it. */
interface Value {
  field: Field;
  markup: Markup<CitedWork>;
  /** What the profile calls it. */
  key: string;
  /** `2` of `commanders2`. */
  number: string;
}

type Values = ReadonlyMap<string, Value>;

export function readBox(template: TemplateNode, box: Infobox, reading: FieldReading): BoxContents {
  const contents: BoxContents = { name: undefined, names: [], gender: undefined, facts: [] };
  const values = new Map<string, Value>();
  for (const { key, value } of template.args) {
    if (value.length === 0 || /^\d+$/.test(key)) continue;
    const name = fieldName(key);
    const found = fieldOf(name, box, reading.profile);
    if (found?.field.type === 'layout' || (!found && isLayout(name, reading.profile))) continue;
    const markup = reading.render(value);
    const said = plain(markup.text);
    if (said === '') continue;
    // A field of whatever name that only says what the page is called.
    if (!found && said.replace(/^The /, '') === reading.title.replace(/^The /, '')) continue;
    if (!found) {
      reading.unknownField(key, said.slice(0, 80));
      if (said.length > LONGEST_UNKNOWN) continue;
      values.set(name, { field: { relation: relationOf(key) }, markup, key: name, number: '' });
    } else values.set(name, { ...found, markup });
  }
  const hasTitle = [...values.values()].some(({ field }) => field.type === 'title');
  const sides = sideNames(values);
  for (const [name, { field, markup, key, number }] of values) {
    const said = plain(markup.text);
    if (field.type === 'eventdate' || isPlaceOfAnother(key, values)) continue;
    if (said === reading.title && field.type !== 'title') continue;
    const add = (...facts: FoundFact[]) => contents.facts.push(...facts);
    const side = sides.get(number);
    const isHeading = field.heading && (!hasTitle || said.includes(reading.title));
    switch (isHeading ? 'title' : field.type) {
      case 'title':
        contents.name ??= said;
        break;
      case 'name':
        contents.names.push(...namesIn(markup));
        break;
      case 'gender':
        contents.gender = said.toLowerCase();
        add(
          ...valueFacts(name, field, markup, reading).map((fact) => ({
            ...fact,
            value: fact.value.toLowerCase(),
          })),
        );
        break;
      case 'date':
        add(...dateFacts(field, markup, placeFor(field, values), reading));
        break;
      case 'span':
        add(...spanFacts(field, markup, reading));
        break;
      case 'event':
        add(...eventFacts(field, markup, datesOf(values, key, number), reading));
        break;
      case 'work':
        add(...workFacts(field, markup));
        break;
      case 'side':
      case 'commander':
      case 'force':
      case 'loss':
        add(...valueFacts(name, field, markup, reading).map((fact) => (side ? { ...fact, side } : fact)));
        break;
      default: {
        // A date in the field for the place of it.
        const dateField = isDateOnly(markup, reading.dates) ? dateFieldOf(key, reading.profile) : undefined;
        if (dateField) add(...dateFacts(dateField, markup, undefined, reading));
        else add(...dated(valueFacts(name, field, markup, reading), placeFor(field, values), reading));
      }
    }
  }
  contents.facts = contents.facts.slice(0, 400);
  return contents;
}

function isDateOnly(markup: Markup<CitedWork>, dates: Dates): boolean {
  const said = plain(markup.text);
  return said !== '' && said === dates.ofField(said)?.text;
}

const dateFieldOf = (key: string, { fields }: Profile): Field | undefined =>
  Object.values(fields).find(
    (field) => field.type === 'date' && field.with !== undefined && fieldName(field.with) === key,
  );

interface FoundField {
  field: Field;
  key: string;
  number: string;
}

/** A field by its name, by another one for the same, and without the number of `commanders2`. */
function fieldOf(name: string, box: Infobox, profile: Profile): FoundField | undefined {
  const whole = fieldNamed(name, box, profile);
  if (whole) return { ...whole, number: '' };
  // `commanders2`, `event3date`, `combatant1a` and, in the order of others, `force1commander`.
  const numbered = /^(.*?)(\d{1,2})([a-z]*)$/.exec(name);
  if (!numbered) return undefined;
  const [, base = '', number = '', rest = ''] = numbered;
  for (const bare of rest.length > 1 ? [base + rest, rest] : [base]) {
    const found = fieldNamed(bare, box, profile);
    if (found) return { ...found, number };
  }
  return undefined;
}

function fieldNamed(name: string, box: Infobox, profile: Profile): { field: Field; key: string } | undefined {
  const ofKind = box.kind && profile.fieldsByKind[box.kind];
  const base = own(profile.alike, name);
  for (const key of base === undefined ? [name] : [name, base]) {
    const field = own(box.fields, key) ?? own(ofKind, key) ?? own(profile.fields, key);
    if (field) return { field, key };
  }
  return undefined;
}

/** Names of the filled fields of a box, as the profile calls them. */
export function fieldNames(template: TemplateNode, { alike }: Profile): string[] {
  return template.args
    .filter(({ key, value }) => !/^\d+$/.test(key) && value.some((node) => !isBlank(node)))
    .map(({ key }) => {
      const name = fieldName(key);
      const bare = name.replace(/\d+[a-z]?$/, '');
      return own(alike, name) ?? own(alike, bare) ?? bare;
    });
}

const isBlank = (node: Node): boolean => node.type === 'text' && node.text.trim() === '';

function isLayout(name: string, { layout = [] }: Profile): boolean {
  const bare = name.replace(/\d+$/, '');
  return layout.some((one) => {
    if (!one.includes('*')) return one === name || one === bare;
    const [start = '', ...ends] = one.split('*');
    const end = ends.at(-1) ?? '';
    return (
      bare.startsWith(start) && bare.endsWith(end) && ends.slice(0, -1).every((part) => bare.includes(part))
    );
  });
}

/** A field that another one takes for its place: `deathlocation` beside `death`. */
const isPlaceOfAnother = (key: string, values: Values): boolean =>
  [...values.values()].some(({ field }) => field.with !== undefined && fieldName(field.with) === key);

function placeFor(field: Field, values: Values): Markup<CitedWork> | undefined {
  if (field.with === undefined) return undefined;
  const key = fieldName(field.with);
  return [...values.values()].find((value) => value.key === key)?.markup;
}

function datesOf(values: Values, key: string, number: string): Markup<CitedWork> | undefined {
  for (const value of values.values())
    if (value.field.type === 'eventdate' && value.number === number && value.key.startsWith(key))
      return value.markup;
  return undefined;
}

/** Values whose date stands in a field of its own. */
function dated(
  facts: FoundFact[],
  other: Markup<CitedWork> | undefined,
  { dates }: FieldReading,
): FoundFact[] {
  const date = other && dates.ofField(plain(other.text));
  return date ? facts.map((fact) => (fact.date ? fact : { ...fact, date })) : facts;
}

/** The name of each side of a battle, by its number. */
function sideNames(values: Values): Map<string, NonNullable<FoundFact['side']>> {
  const sides = new Map<string, NonNullable<FoundFact['side']>>();
  for (const { field, markup, number } of values.values()) {
    if (field.type !== 'side') continue;
    const pieces = piecesOf(markup, true);
    const [first] = pieces;
    const [link, ...more] = first?.links ?? [];
    const target =
      pieces.length === 1 && more.length === 0 && link?.text === first?.text ? link?.target : undefined;
    const name = pieces.map(({ text }) => text).join(', ');
    if (name !== '' && !LEFTOVERS.test(name)) sides.set(number, { target, name: clip(name, LONGEST_VALUE) });
  }
  return sides;
}

/** Blanks, and words that only say that something is a relation of an infobox: `field-hair-colour`. */
const relationOf = (key: string): string =>
  `field-${
    key
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40)
      .replace(/-+$/, '') || 'other'
  }`;

function valueFacts(
  name: string,
  field: Field,
  markup: Markup<CitedWork>,
  reading: FieldReading,
): FoundFact[] {
  const isUnknown = field.relation?.startsWith('field-') === true;
  // Of a field that nobody told us of, only a list of links is one for sure.
  const pieces = piecesOf(markup, field.list ?? !isUnknown, field.list === false || isUnknown);
  return pieces.slice(0, MOST_VALUES).flatMap((piece): FoundFact[] => {
    const instead = insteadOf(piece, markup, field);
    if (instead) return instead;
    if (NOTHING.test(piece.text) && (piece.links.length === 0 || POINTS.test(piece.text))) return [];
    const known = field.relation ? field : { ...field, relation: relationOf(name) };
    const fact = factOf(piece, known, reading);
    if (!fact) return [];
    return [isUnknown ? { ...fact, field: name } : fact];
  });
}

/** `In love with [[Name]]` in a field of spouses: another relation to the pages that it leads to. */
function insteadOf(
  piece: Piece,
  markup: Markup<CitedWork>,
  { instead, inverse }: Field,
): FoundFact[] | undefined {
  if (!instead) return undefined;
  const words = besideLinks(piece);
  const rule = words
    .map((said) => instead.find(({ match }) => new RegExp(match, 'iu').test(said)))
    .find((found) => found !== undefined);
  if (!rule) return undefined;
  const { relation, role } = rule;
  const isInverse = rule.inverse ?? inverse;
  const links = linksIn(piece.marked, markup);
  const base = { relation, ...(isInverse ? { inverse: true } : {}), cites: piece.cites };
  if (links.length === 0) {
    if (NOTHING.test(piece.text) || LEFTOVERS.test(piece.whole)) return [];
    // `Tam (husband)`: what somebody is, and no other name.
    const isAside = /^[\p{Ll} -]{3,40}$/u.test(bareWords(piece.aside));
    return [
      {
        ...base,
        value: clip(isAside ? piece.text : nameBehind(piece.whole, rule.match), LONGEST_VALUE),
        ...(isAside ? { role: clip(piece.aside, LONGEST_VALUE) } : {}),
      },
    ];
  }
  const said = links.length === 1 ? bareWords(words.join(', ')) : '';
  const as = role?.replace('{words}', said);
  // “Uncle” alone does not say who is whose.
  const text = /^[\p{L} -]{3,40}$/u.test(said) && !said.endsWith('s') ? rule.text : undefined;
  return links.slice(0, 4).map((link) => ({
    ...base,
    target: link.target,
    shown: link.text,
    value: clip(fullName(link), LONGEST_VALUE),
    ...(as ? { role: clip(as, LONGEST_VALUE) } : {}),
    ...(text ? { text: text.replace('{words}', said) } : {}),
  }));
}

/** `Said to be a descendant of Odo`: who that is. */
function nameBehind(said: string, match: string): string {
  const [, words = '', name = ''] = /^(.*?)\b(?:of|from|to) (?:the )?(\p{Lu}.*)$/su.exec(said) ?? [];
  return name !== '' && new RegExp(match, 'iu').test(words) ? name : said;
}

const bareWords = (words: string): string =>
  plain(words.replace(/†/g, ''))
    .replace(/^[\s,:–-]+|[\s,:–-]+$/g, '')
    .replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());

/** What stands in brackets behind a name, and what stands beside it: a name of its own may be of any words. */
function besideLinks({ marked, aside, text, links }: Piece): string[] {
  const outside = plain(marked.replace(/\ue020\d+\ue021[^\ue022]*\ue022/g, ' ').replace(/\([^()]*\)/g, ' '));
  const inside = plain(aside.replace(/†/g, ''));
  return [inside, links.length > 0 ? outside : inside === '' ? text : '']
    .map((said) => said.trim())
    .filter(Boolean);
}

function factOf(piece: Piece, field: Field, reading: FieldReading): FoundFact | undefined {
  const [, before = '', text = ''] = BEFORE_A_NAME.exec(piece.text.trim()) ?? [];
  if (text === '' || LEFTOVERS.test(text) || LEFTOVERS.test(piece.aside)) {
    if (text !== '') reading.dropped(piece.whole.slice(0, 80));
    return undefined;
  }
  // `Name as the [[Title]]`: the title is no second name.
  const isOffice = piece.links.length === 2 && / as (?:the |his |her |its |an? )/.test(piece.text);
  const links = isOffice ? piece.links.slice(0, 1) : piece.links;
  const [link] = links;
  if (field.linked && !link) return undefined;
  const date =
    reading.dates.first(piece.aside) ?? (field.type === undefined ? undefined : reading.dates.only(text));
  const rest = link
    ? text
        .replace(link.text, ' ')
        .replace(/[†‡*"“”]/g, '')
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^(?:the|an?)(?: |$)(?!of\b.*\bof\b)/i, '')
    : '';
  const as = /^as (?:the |his |her |its |an? )?(.{2,60})$/i.exec(rest)?.[1];
  // `the [[Captain]] of [[Town]]` is somebody, and of a place.
  const isOfPlace = field.type === 'commander' && /^(?:the )?of /i.test(rest) && piece.links.length === 2;
  const isTarget =
    link !== undefined &&
    (links.length === 1 || isOfPlace) &&
    !isDerived(link) &&
    (rest === '' || as !== undefined || isOfPlace || BESIDE_A_NAME.test(rest));
  const aside = withoutDate(piece.aside, date?.text);
  const when = /including/i.test(before) ? '' : before.toLowerCase();
  const said = [when, isTarget ? (as ?? rest) : '', aside].filter(Boolean).join(', ').trim();
  const fallen = /[†‡]/.test(text) ? 'fell there' : '';
  const role = [field.role ?? '', said, fallen].filter(Boolean).join(', ');
  const words = text.replace(/[†‡]/g, '').trim();
  return {
    relation: field.relation ?? 'described',
    ...(field.inverse ? { inverse: true } : {}),
    ...(isTarget ? { target: link.target, beside: as ?? rest } : {}),
    value: clip(isTarget ? fullName(link) : words, LONGEST_VALUE),
    ...(!isTarget && field.text && [...words].length > LONGEST_VALUE
      ? { whole: clip(words, LONGEST_PROSE) }
      : {}),
    ...(isTarget ? { shown: clip(rest === '' ? link.text : text, LONGEST_VALUE) } : {}),
    ...(role ? { role: clip(role, LONGEST_VALUE) } : {}),
    ...(isTarget && as !== undefined ? { isCapacity: true } : {}),
    ...(date ? { date } : {}),
    ...(field.text ? { text: field.text } : {}),
    cites: piece.cites,
  };
}

/** `later Arnor`: when it was so, before the name. */
const BEFORE_A_NAME =
  /^(?:([Ff]ormerly|[Ll]ater|[Pp]rimarily|[Tt]hen|[Pp]reviously|[Oo]riginally|[Ii]ncluding|[Mm]ainly|[Mm]ostly|[Pp]ossibly|[Pp]robably|[Pp]resumably|[Pp]erhaps)\s*:?\s+(?=\p{Lu}))?(.*)$/su;

/** Words beside a name that qualify it: `King`, `possibly`. Others make another statement of it: `west of`. */
const BESIDE_A_NAME =
  /^(?:(?:\p{Lu}[\p{L}.-]*|possibly|probably|perhaps|maybe|presumably|allegedly|later|formerly|primarily|mainly|mostly|briefly|foster|adoptive|unnamed|first|second|third|the|c\.?)(?:\s+|$)){1,3}$/u;

/** The page's title without its bracket: it tells more than a first name. */
const fullName = ({ target, text }: { target: string; text: string }): string =>
  text.startsWith(target) ? text : target.replace(/\s+\([^()]*\)$/, '');

/** `[[Arnor]]ian` leads to a place, and names a people. */
const isDerived = ({ target, text }: { target: string; text: string }): boolean =>
  text.startsWith(target) && /^(?!e?s$)\p{Ll}+$/u.test(text.slice(target.length));

function withoutDate(aside: string, date: string | undefined): string {
  const rest = date ? aside.replace(date, '').replace(/^(?:from|until|in|since)\s*$/i, '') : aside;
  return plain(rest.replace(/^[\s,;]+|[\s,;]+$/g, ''));
}

function dateFacts(
  field: Field,
  markup: Markup<CitedWork>,
  place: Markup<CitedWork> | undefined,
  reading: FieldReading,
): FoundFact[] {
  const said = plain(markup.text);
  if (NOTHING.test(said) || LEFTOVERS.test(said)) return [];
  const [first = ''] = markup.text.split(LINES);
  const date = reading.dates.ofField(plain(first)) ?? reading.dates.ofField(said);
  const where = place ? piecesOf(place, true)[0] : placeBeside(markup, date, reading);
  const link =
    where?.links.find(({ target }) => !reading.dates.isTime(target)) ??
    (date
      ? undefined
      : piecesOf(markup, true)
          .flatMap(({ links }) => links)
          .find(({ target }) => !reading.dates.isTime(target)));
  const cites = [...citesIn(markup.text, markup), ...(where?.cites ?? [])];
  const placeText =
    where && !LEFTOVERS.test(where.text) && !NOTHING.test(where.text)
      ? place
        ? where.text
        : link?.text
      : undefined;
  return [
    {
      relation: field.relation ?? 'described',
      ...(link ? { target: link.target } : {}),
      value: clip(placeText ?? (date && said.length > 60 ? date.text : said), LONGEST_VALUE),
      ...(date ? { date } : {}),
      ...(field.text ? (placeText ? { dateText: field.text } : { text: field.text }) : {}),
      cites,
    },
  ];
}

/** What somebody appeared in: each title by itself, which is its own source. */
function workFacts(field: Field, markup: Markup<CitedWork>): FoundFact[] {
  return piecesOf(markup, false)
    .slice(0, MOST_VALUES)
    .flatMap((piece) =>
      titlesIn(piece, markup)
        .filter(isName)
        .map((title) => ({
          relation: field.relation ?? 'appeared-in',
          value: clip(
            piece.aside && !title.includes(piece.aside) ? `${title} (${piece.aside})` : title,
            LONGEST_VALUE,
          ),
          cites: [{ title: clip(title, 100) }],
        })),
    );
}

/** In italics or between quotes, else what it leads to, else words that begin with capitals. */
function titlesIn({ marked, text, links }: Piece, markup: Markup<CitedWork>): string[] {
  const bare = marked.replaceAll("'''", '');
  const written = [...bare.matchAll(/''((?:[^']|'(?!'))+)''|["“]([^"”]+)["”]/g)].map((match) => {
    const inside = match[1] ?? match[2] ?? '';
    return linksIn(inside, markup)[0]?.target ?? plain(inside);
  });
  if (written.length > 0) return written;
  if (links.length > 0) return links.map(({ target }) => target);
  const parts = text.split(/[,;]\s+/);
  return parts.every(isTitleLike) ? parts : [];
}

/** Words that begin with capitals, as titles do: `Tall and dark` is how somebody looks. */
const isTitleLike = (text: string): boolean => {
  const words = text.split(' ').filter((word) => word.length > 3);
  return words.length > 0 && words.filter((word) => /^[\p{Lu}\d]/u.test(word)).length / words.length > 0.6;
};

/** `12 AC, [[Cove]]`: where, in the field that says when. */
function placeBeside(
  markup: Markup<CitedWork>,
  date: WikiDate | undefined,
  { dates }: FieldReading,
): Piece | undefined {
  if (!date) return undefined;
  return piecesOf(markup, true).find(({ text, links }) => {
    const [link, ...more] = links.filter(({ target }) => !dates.isTime(target));
    if (!link || more.length > 0) return false;
    const rest = links.reduce((left, one) => left.replace(one.text, ' '), text).replace(date.text, ' ');
    return /^(?:[\s,]|\b(?:in|at|on|near|the)\b)*$/.test(rest);
  });
}

/** Reigns and the like: a line each, with what it was in brackets. */
function spanFacts(field: Field, markup: Markup<CitedWork>, reading: FieldReading): FoundFact[] {
  return piecesOf(markup, false).flatMap((piece) => {
    const date = reading.dates.ofField(piece.text);
    if (NOTHING.test(piece.text) || LEFTOVERS.test(piece.text)) return [];
    return [
      {
        relation: field.relation ?? 'described',
        value: clip(piece.aside ? `${piece.text} (${piece.aside})` : piece.text, LONGEST_VALUE),
        ...(date ? { date } : {}),
        cites: piece.cites,
      },
    ];
  });
}

function eventFacts(
  field: Field,
  markup: Markup<CitedWork>,
  dated: Markup<CitedWork> | undefined,
  reading: FieldReading,
): FoundFact[] {
  const value = plain(markup.text);
  if (NOTHING.test(value) || LEFTOVERS.test(value)) return [];
  const date = dated && reading.dates.ofField(plain(dated.text));
  // `Founded` beside a date is no event of its own.
  const rule = date && field.instead?.find(({ match }) => new RegExp(match, 'iu').test(value));
  const text = rule ? rule.text : field.text;
  return [
    {
      relation: (rule ?? field).relation ?? 'happened',
      value: rule ? date.text : clip(value, LONGEST_VALUE),
      ...(date ? { date } : {}),
      ...(text ? { text } : {}),
      cites: [...citesIn(markup.text, markup), ...(dated ? citesIn(dated.text, dated) : [])],
    },
  ];
}

const namesIn = (markup: Markup<CitedWork>): { name: string; cites: CitedWork[] }[] =>
  piecesOf(markup, true).flatMap(({ text, cites }) => {
    return text.split(/\s+or\s+(?=\p{Lu})/u).flatMap((one) => {
      const name = one.replace(/^["“”'‘’]+|["“”'‘’]+$/g, '').trim();
      return isName(name) ? [{ name, cites }] : [];
    });
  });

export const isName = (text: string): boolean =>
  text.length > 1 &&
  text.length <= 80 &&
  /[\p{L}\p{N}]/u.test(text) &&
  !LEFTOVERS.test(text) &&
  !NOTHING.test(text) &&
  !/^(?:see|and|or|the|various) ?$/i.test(text) &&
  text.split(' ').length <= 8;

/** Cuts a value where its lines end, where a list goes on and, in lists, at commas. */
function piecesOf(markup: Markup<CitedWork>, isList: boolean, isProse = false): Piece[] {
  const lines = markup.text.split(LINES).map((line) => line.replace(/^\s*[*#:;]+\s*/, ''));
  const cut = lines
    .filter((line) => !isHeading(line))
    .flatMap((line) => {
      if (isProse) {
        const parts = cutAt(line, LIST);
        return parts.length > 1 && parts.every(isBareLink) ? parts : [line];
      }
      return isList ? cutAt(line, SEMICOLON).flatMap(placesApart) : [line];
    });
  const pieces: string[] = [];
  for (const piece of cut) {
    // A source behind the comma belongs to what stands before it.
    const [, leading = '', rest = ''] = /^((?:\s*\ue010\d+\ue011)*)(.*)$/s.exec(piece) ?? [];
    if (leading !== '' && pieces.length > 0) pieces[pieces.length - 1] += leading;
    if (rest.trim() !== '' && !isOnlyCites(rest))
      pieces.push(leading !== '' && pieces.length > 0 ? rest : piece);
  }
  return pieces
    .map((piece) => toPiece(piece, markup))
    .filter(({ text, links }) => text !== '' || links.length > 0);
}

const LINES = new RegExp(`${LINE_BREAK}|\\n`);
const SEMICOLON = cutter(/;/);
const LIST = cutter(
  /(?<!\d),|,(?!\d{3}(?!\d))|;|(?<!\bof|\bof (?:\ue020\d+\ue021[^\ue022]*\ue022|[\p{L}-]+))\s+and\s+|\s+&\s+|\s+\/\s+|(?<=\ue022)\/(?=\ue020)/u,
);
/** `between A and B`: a place that is told by others, and no list of them. */
const isPlaced = (part: string): boolean =>
  part.includes('\ue020') &&
  /\b(?:between|confluence|border|beyond|outside|around|near|above|beneath|below|before|within|(?:south|north|east|west)\w* of)\b/i.test(
    part.replace(/\ue020\d+\ue021[^\ue022]*\ue022|\([^()]*\)/g, ' '),
  );
const isBareLink = (part: string): boolean =>
  /^\s*(?:\ue020\d+\ue021[^\ue022]*\ue022)\s*[.†]?\s*$/.test(part);
/** A line in bold says of what the next ones are. */
const isHeading = (line: string): boolean => /^\s*'''[^'\ue020]+'''\s*:?\s*$/.test(line);

/** From the first place that is told by others on, all of it is one value. */
function placesApart(line: string): string[] {
  const parts = cutAt(line, LIST);
  const at = parts.findIndex(isPlaced);
  if (at < 0) return parts;
  const before = parts.slice(0, at);
  const rest = before.reduce((left, part) => left.slice(left.indexOf(part) + part.length), line);
  return [...before, rest.replace(/^(?:\s*,|\s*and\s|\s*&)\s*/, '')];
}

function toPiece(piece: string, markup: Markup<CitedWork>): Piece {
  const asides: string[] = [];
  const outside = piece
    .replace(/'{2,}/g, '')
    // Brackets of a page's title are no aside.
    .replace(/\ue021[^\ue022]*\ue022/g, (shown) => shown.replaceAll('(', '\ue030').replaceAll(')', '\ue031'))
    .replace(/\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g, (_, inside: string) => {
      asides.push(inside.replaceAll('\ue030', '(').replaceAll('\ue031', ')'));
      return ' ';
    })
    .replaceAll('\ue030', '(')
    .replaceAll('\ue031', ')');
  // A name may have brackets of its own, and no words beside them.
  const whole = plain(piece);
  const beside = outside === piece ? whole : plain(outside);
  const isAll = beside === '';
  const text = (isAll ? whole : beside).replace(/^[,;:.\s]+|[,;:\s]+$/g, '').replace(/(?<=\p{L}{4})\.$/u, '');
  return {
    text,
    aside: isAll ? '' : plain(asides.join(', ')),
    links: linksIn(isAll ? piece : outside, markup),
    cites: citesIn(piece, markup),
    whole,
    marked: piece,
  };
}

export const clip = (text: string, most: number): string => {
  const signs = [...text];
  return signs.length <= most
    ? text
    : `${signs
        .slice(0, most - 1)
        .join('')
        .replace(/\s+\S*$/, '')}…`;
};
