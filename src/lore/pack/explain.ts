/** Turns zod's findings into problems that say where, what and what to write instead. */
import { z } from 'zod';
import { nearest } from '../names/nearest.ts';
import type { Problem } from './problem.ts';
import type { Path, YamlFile } from './read-yaml.ts';

type Issue = z.core.$ZodIssue;

/** Checks one value of a file; returns it typed, or `undefined` with the problems added to the file's. */
export function checkShape<Schema extends z.ZodType>(
  file: YamlFile,
  schema: Schema,
  path: Path,
  value: unknown,
): z.output<Schema> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues)
    file.problems.push(...explain(file, schema, value, issue, path, []));
  return undefined;
}

/** `base` leads to the checked value, `above` from there to where the issue's own path begins. */
function explain(
  file: YamlFile,
  schema: z.ZodType,
  checked: unknown,
  issue: Issue,
  base: Path,
  above: Path,
): Problem[] {
  const inside = [...above, ...issue.path];
  const path = [...base, ...inside];
  const [what, instead] = issue.message.split('|');
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, inside);
      return issue.keys.map((key) => {
        const near = nearest(key, known);
        const instead = near ? `write ${near}` : `use one of: ${known.join(', ')}`;
        return file.problem([...path, key], `the key ${JSON.stringify(key)} is unknown here`, instead, 'key');
      });
    }
    case 'invalid_key':
      return [file.problem(path, ...whatInstead(issue.issues[0]?.message ?? issue.message), 'key')];
    case 'invalid_union': {
      const wanted = issue.errors.map(expectedInstead);
      if (wanted.every((type) => type !== undefined))
        return [wrongType(file, path, valueAt(checked, inside), wanted)];
      // The branch that failed deepest is the one that was meant: an object with one bad key, not "no string".
      const branches = issue.errors.toSorted((a, b) => depth(b) - depth(a));
      return (branches[0] ?? []).flatMap((inner) => explain(file, schema, checked, inner, base, inside));
    }
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      const written = JSON.stringify(valueAt(checked, inside));
      const near = nearest(String(valueAt(checked, inside)), allowed);
      const instead = near ? `write ${near}` : `use one of: ${allowed.join(', ')}`;
      return [file.problem(path, `${written} is not known here`, instead)];
    }
    case 'invalid_type':
      return [wrongType(file, path, valueAt(checked, inside), [issue.expected])];
    default:
      return [file.problem(path, what ?? issue.message, instead ?? 'see data/README.md')];
  }
}

function wrongType(file: YamlFile, path: Path, value: unknown, expected: readonly string[]): Problem {
  const key = String(path.at(-1) ?? 'this file');
  if (value === undefined)
    return file.problem(path.slice(0, -1), `${key} is missing`, `add ${key}: …`, 'key');
  const instead = `write ${expected.map(article).join(', or ')}`;
  return file.problem(path, `${key} is ${article(typeName(value))}`, instead);
}

/** The type that a branch of a union wanted, when it failed over that and nothing else. */
const expectedInstead = ([first, ...others]: readonly Issue[]): string | undefined =>
  first?.code === 'invalid_type' && first.path.length === 0 && others.length === 0
    ? first.expected
    : undefined;

const whatInstead = (message: string): [string, string] => {
  const [what, instead] = message.split('|');
  return [what ?? message, instead ?? 'see data/README.md'];
};

const depth = (issues: readonly Issue[]) =>
  Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'invalid_type' ? 0 : 1)));

const typeName = (value: unknown) =>
  value === null ? 'empty' : Array.isArray(value) ? 'list' : typeof value;

const TYPE_WORDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'keys with values',
  record: 'keys with values',
  array: 'a list such as [one, two]',
  list: 'a list',
  empty: 'empty',
};
const article = (type: string) => TYPE_WORDS[type] ?? type;

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

/** The keys that a schema allows at a path into its value. */
function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  const inner = unwrap(schema);
  const [key, ...rest] = path;
  if (inner instanceof z.ZodUnion)
    return [...new Set(inner.options.flatMap((option) => keysAt(option, path)))];
  if (key === undefined) return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
  if (inner instanceof z.ZodObject) return keysAt(inner.shape[String(key)] ?? z.never(), rest);
  if (inner instanceof z.ZodRecord) return keysAt(inner.valueType, rest);
  if (inner instanceof z.ZodArray) return keysAt(inner.element, rest);
  return [];
}

const unwrap = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema;
