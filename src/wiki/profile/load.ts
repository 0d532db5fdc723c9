/** Profiles of wikis, from YAML and checked like packs. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { Kind } from '../../lore/model/kinds.ts';
import { checkShape } from '../../lore/pack/explain.ts';
import { PackError } from '../../lore/pack/problem.ts';
import { readYaml } from '../../lore/pack/read-yaml.ts';
import { templateName } from '../wikitext/nodes.ts';
import {
  ProfileSchema,
  type WrittenField,
  type WrittenInfobox,
  type WrittenInstead,
  type WrittenProfile,
} from './schema.ts';

const FOLDER = join(import.meta.dirname, '..', 'profiles');

/** A field with the lists that it named put in. */
export type Field = Omit<WrittenField, 'instead'> & { instead?: readonly WrittenInstead[] | undefined };
type Fields = Record<string, Field>;

/** An infobox with its fields. */
export type Infobox = Omit<WrittenInfobox, 'fields'> & { fields?: Fields | undefined };

/** A profile with all that it has of those it extends, names of templates and fields folded. */
export type Profile = Omit<
  WrittenProfile,
  'extends' | 'rules' | 'alike' | 'infoboxes' | 'fields' | 'fieldsByKind'
> & {
  id: string;
  infoboxes: Record<string, Infobox>;
  fields: Fields;
  fieldsByKind: Partial<Record<Kind, Fields>>;
  /** The field that another name means: children for issue. */
  alike: Readonly<Record<string, string>>;
};

const GENERIC = 'generic';

/** Ids of the profiles that Curzon brings. */
export const profileIds = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .sort();

/**
 * @param name of one that Curzon brings, or a path to a file.
 * @throws PackError with every problem of the file.
 */
export function loadProfile(name: string): Profile {
  const path = existsSync(name) && name.endsWith('.yaml') ? name : join(FOLDER, `${name}.yaml`);
  return { id: basename(path, '.yaml'), ...folded(readProfile(path, [])) };
}

/** The profile whose wiki has such a name; the generic one when none has. */
export function profileFor(siteName: string): string {
  for (const id of profileIds()) {
    const { matches } = loadProfile(id);
    if (id !== GENERIC && matches && new RegExp(matches, 'iu').test(siteName)) return id;
  }
  return GENERIC;
}

function readProfile(path: string, above: readonly string[]): WrittenProfile {
  const file = readYaml(path, relative(process.cwd(), path));
  const value = file.problems.length > 0 ? undefined : checkShape(file, ProfileSchema, [], file.value);
  if (!value) throw new PackError(file.problems);
  if (value.extends === undefined) return value;
  const base = join(FOLDER, `${value.extends}.yaml`);
  if (above.includes(value.extends) || !existsSync(base))
    throw new PackError([
      file.problem(
        ['extends'],
        `there is no profile ${value.extends}`,
        `use one of: ${profileIds().join(', ')}`,
      ),
    ]);
  return merged(readProfile(base, [...above, value.extends]), value);
}

/** Tables are joined, the profile's own entry going before; of lists its own come first. */
function merged(base: WrittenProfile, own: WrittenProfile): WrittenProfile {
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(own)) {
    const old = result[key];
    if (key === 'matches' || value === undefined) continue;
    // What counts, and in which order, is one list.
    if (key === 'tiers' || key === 'continuities') result[key] = value;
    else if (Array.isArray(value) && Array.isArray(old)) result[key] = [...value, ...old];
    else if (isTable(value) && isTable(old))
      result[key] =
        key === 'categories'
          ? merged(old as WrittenProfile, value as WrittenProfile)
          : key === 'alike'
            ? joined(old as Alike, value as Alike)
            : { ...old, ...value };
    else result[key] = value;
  }
  return {
    ...(result as WrittenProfile),
    ...(base.fieldsByKind ? { fieldsByKind: fieldsByKind(base.fieldsByKind, own) } : {}),
    matches: own.matches,
  };
}

/** What a profile says of a field for every kind goes before what another one says of it for some. */
function fieldsByKind(
  base: NonNullable<WrittenProfile['fieldsByKind']>,
  own: WrittenProfile,
): WrittenProfile['fieldsByKind'] {
  const said = new Set(Object.keys(own.fields ?? {}).map(fieldName));
  const kept = Object.entries(base).map(([kind, fields]) => [
    kind,
    {
      ...Object.fromEntries(Object.entries(fields ?? {}).filter(([name]) => !said.has(fieldName(name)))),
      ...own.fieldsByKind?.[kind as Kind],
    },
  ]);
  return { ...own.fieldsByKind, ...Object.fromEntries(kept) };
}

type Alike = Record<string, string[]>;

const joined = (base: Alike, own: Alike): Alike => ({
  ...base,
  ...Object.fromEntries(
    Object.entries(own).map(([name, others]) => [name, [...others, ...(base[name] ?? [])]]),
  ),
});

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `death_location`, `Death location` and `deathlocation` are one field, and so are `spouse(s)` and `spouses`. */
export const fieldName = (written: string): string =>
  /^[a-z\d]*$/.test(written)
    ? written
    : written
        .toLowerCase()
        .replaceAll('ß', 'ss')
        .replaceAll('œ', 'oe')
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .replace(/[\s_\-./:()[\]]+/g, '');

function folded(profile: WrittenProfile): Omit<Profile, 'id'> {
  const { rules = {}, alike = {}, fieldsByKind: byKind = {}, ...rest } = profile;
  const { infoboxes, citations, templates, ignored, quotes, disambiguation, realTemplates, tierTemplates } =
    profile;
  const fieldsOf = (fields: Record<string, WrittenField> | undefined): Fields =>
    keyed(fields, fieldName, (field) => ({
      ...field,
      instead: field.instead?.flatMap((one) => (typeof one === 'string' ? (rules[one] ?? []) : [one])),
    }));
  const words = (listed: Partial<Record<string, string[]>> | undefined) =>
    listed && Object.fromEntries(Object.entries(listed).map(([key, names]) => [key, names?.map(fieldName)]));
  return {
    ...rest,
    infoboxes: keyed(infoboxes, templateName, (box): Infobox => ({ ...box, fields: fieldsOf(box.fields) })),
    fields: fieldsOf(profile.fields),
    fieldsByKind: Object.fromEntries(
      Object.entries(byKind).map(([kind, fields]) => [kind, fieldsOf(fields)]),
    ),
    alike: Object.fromEntries(
      Object.entries(alike).flatMap(([name, others]) =>
        others.map((other) => [fieldName(other), fieldName(name)]),
      ),
    ),
    kindsByField: words(profile.kindsByField),
    mediaByField: words(profile.mediaByField),
    workFields: profile.workFields?.map(fieldName),
    citations: keyed(citations, templateName),
    templates: keyed(templates, templateName),
    tierTemplates: keyed(tierTemplates, templateName),
    ignored: ignored?.map(templateName),
    quotes: quotes?.map(templateName),
    disambiguation: disambiguation?.map(templateName),
    realTemplates: realTemplates?.map(templateName),
  };
}

const keyed = <Value, Changed = Value>(
  table: Record<string, Value> | undefined,
  fold: (key: string) => string,
  change: (value: Value) => Changed = (value) => value as unknown as Changed,
): Record<string, Changed> =>
  Object.fromEntries(Object.entries(table ?? {}).map(([key, value]) => [fold(key), change(value)]));
