/** Checks of the `questions:` of a pack.yaml: does what a template, a name or a skip speaks of exist? */
import type { QuestionKind } from '../model/kinds.ts';
import { KnownIds } from '../names/nearest.ts';
import type { Problem } from './problem.ts';
import type { WrittenFiles } from './read-pack.ts';
import type { QuestionTemplate } from './schema.ts';

/** What a template of each kind may leave open in `ask`; `clue` has its own. */
const PLACEHOLDERS: Record<QuestionKind, readonly string[]> = {
  who: ['lead', 'deed', 'line', 'target', 'value', 'year', 'when'],
  what: ['gap', 'line', 'subject', 'year', 'when'],
  event: ['sentence'],
  year: ['sentence', 'subject'],
  work: ['sentence'],
  first: [],
  last: [],
  odd: ['target', 'year'],
  truth: ['sentence'],
  identity: [],
};
const IN_CLUE = ['lead', 'deed'];
const IN_ELSEWHERE = ['continuity', 'question'];
const IN_EDITIONS = ['question'];
/** Kinds that ask one and the same thing of every fact. */
const SAME_QUESTION: readonly QuestionKind[] = ['first', 'last', 'identity'];

type Place = (string | number)[];

export function checkQuestions(written: WrittenFiles): Problem[] {
  const rules = written.pack?.value.questions;
  if (!rules) return [];
  return [
    ...rules.templates.flatMap((template, index) =>
      checkTemplate(written, template, ['questions', 'templates', index]),
    ),
    ...strangers(written, ['questions', 'elsewhere'], rules.elsewhere, IN_ELSEWHERE),
    ...Object.entries(rules.editions ?? {}).flatMap(([at, wording]) =>
      strangers(written, ['questions', 'editions', at], wording, IN_EDITIONS),
    ),
    ...Object.keys(rules.names ?? {}).flatMap((id) =>
      unknown(written, ['questions', 'names', id], id, written.known.entries, 'entry of this pack', 'key'),
    ),
    ...checkSkips(written),
  ];
}

function checkTemplate(written: WrittenFiles, template: QuestionTemplate, place: Place): Problem[] {
  const relations = [...written.relations.keys()];
  const known = (key: 'relations' | 'also') =>
    (template[key] ?? []).flatMap((id, index) =>
      unknown(written, [...place, key, index], id, relations, 'relation of pack.yaml'),
    );
  return [
    ...known('relations'),
    ...known('also'),
    ...strangers(written, [...place, 'ask'], template.ask, PLACEHOLDERS[template.kind]),
    ...strangers(written, [...place, 'clue'], template.clue, IN_CLUE),
    ...missing(written, template, place),
  ];
}

/** A question that leaves nothing open would be the same for every fact. */
function missing(written: WrittenFiles, { kind, ask, clue }: QuestionTemplate, place: Place): Problem[] {
  if (kind === 'identity' && !clue?.includes('{deed}')) {
    return report(
      written,
      [...place, 'kind'],
      'this template has no clue with {deed}',
      'add clue: "{lead}{deed}."',
    );
  }
  if (SAME_QUESTION.includes(kind) || /\{\w+\}/.test(ask)) return [];
  const open = PLACEHOLDERS[kind].map((name) => `{${name}}`).join(' or ');
  return report(written, [...place, 'ask'], 'this asks the same of every fact', `use ${open}`);
}

/** Placeholders that nothing fills. */
function strangers(
  written: WrittenFiles,
  place: Place,
  wording: string | undefined,
  allowed: readonly string[],
): Problem[] {
  return [...(wording ?? '').matchAll(/\{(\w*)\}/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => !allowed.includes(name))
    .flatMap((name) => {
      const instead =
        allowed.length > 0
          ? `use ${allowed.map((one) => `{${one}}`).join(', ')}`
          : 'take it out: this kind has none';
      return report(written, place, `nothing fills {${name}} here`, instead);
    });
}

function checkSkips(written: WrittenFiles): Problem[] {
  return (written.pack?.value.questions?.skip ?? []).flatMap(({ fact, entry }, index) => {
    const place = ['questions', 'skip', index];
    return [
      ...unknown(written, [...place, 'fact'], fact, written.known.facts, 'fact of this pack'),
      ...unknown(written, [...place, 'entry'], entry, written.known.entries, 'entry of this pack'),
      ...(fact || entry ? [] : report(written, place, 'this skips nothing', 'give it a fact: or an entry:')),
    ];
  });
}

function unknown(
  written: WrittenFiles,
  place: Place,
  id: string | undefined,
  known: readonly string[] | KnownIds | undefined,
  what: string,
  at?: 'key',
): Problem[] {
  if (id === undefined || known === undefined) return [];
  const ids = known instanceof KnownIds ? known : new KnownIds(known);
  if (ids.has(id)) return [];
  const near = ids.nearest(id);
  return report(
    written,
    place,
    `${JSON.stringify(id)} is no ${what}`,
    near ? `write ${near}, or take it out` : 'take it out, or add it there first',
    at,
  );
}

function report({ pack }: WrittenFiles, place: Place, what: string, instead: string, at?: 'key'): Problem[] {
  return pack ? [pack.file.problem(place, what, instead, ...(at ? [at] : []))] : [];
}
