/** From zod's flat list of issues to the tree that Discord answers with (Discord docs, API Reference: Error Messages). */
import type { z } from 'zod';
import { DiscordError, type ErrorTree } from '../errors.ts';
import type { Fault } from './checks.ts';

type Issue = z.core.$ZodIssue;

const WRONG_TYPE: Record<string, Fault> = {
  string: { code: 'STRING_TYPE_CONVERT', message: 'Could not interpret value as string.' },
  number: { code: 'NUMBER_TYPE_COERCE', message: 'Value is not int.' },
  int: { code: 'NUMBER_TYPE_COERCE', message: 'Value is not int.' },
  boolean: { code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' },
  array: { code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' },
  object: { code: 'DICT_TYPE_CONVERT', message: 'Only dictionaries may be used in a DictType' },
  record: { code: 'DICT_TYPE_CONVERT', message: 'Only dictionaries may be used in a DictType' },
};

const REQUIRED: Fault = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };

function faultOf(issue: Issue): Fault {
  if (issue.code === 'custom') {
    const code = (issue.params as { discord?: string } | undefined)?.discord;
    return { code: code ?? 'BASE_TYPE_INVALID', message: issue.message };
  }
  const missing = issue.input === undefined;
  if (issue.code === 'invalid_type') {
    if (missing) return REQUIRED;
    return WRONG_TYPE[issue.expected] ?? { code: 'BASE_TYPE_INVALID', message: issue.message };
  }
  if (issue.code === 'invalid_value') {
    if (missing) return REQUIRED;
    const values = issue.values.map(String).join(', ');
    return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${values}}.` };
  }
  if (issue.code === 'invalid_union') return { code: 'UNION_TYPE_CHOICES', message: issue.message };
  return { code: 'BASE_TYPE_INVALID', message: issue.message };
}

/** The tree of errors: one branch a field, `_errors` at its end. */
function errorTree(issues: readonly Issue[]): ErrorTree {
  const root: ErrorTree = {};
  for (const issue of issues) {
    let node = root;
    for (const key of issue.path) {
      const next = node[String(key)];
      if (next && !Array.isArray(next)) node = next;
      else {
        const made: ErrorTree = {};
        node[String(key)] = made;
        node = made;
      }
    }
    const here = node['_errors'];
    const fault = faultOf(issue);
    if (Array.isArray(here)) here.push(fault);
    else node['_errors'] = [fault];
  }
  return root;
}

/** What the schema makes of a body. Throws a 50035 that names every fault by its path. */
export function parseForm<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new DiscordError(400, 50035, 'Invalid Form Body', errorTree(parsed.error.issues));
}
