/** Checks that need the whole pack: does what a fact names exist, and can it stand there? */

import { factId } from '../model/fact-id.ts';
import type { Kind } from '../model/kinds.ts';
import { fold } from '../names/fold.ts';
import { KnownIds } from '../names/nearest.ts';
import { checkForesight } from './check-foresight.ts';
import { checkQuestions } from './check-questions.ts';
import { checkQuotes } from './check-quotes.ts';
import { checkVoice } from './check-voice.ts';
import type { Problem } from './problem.ts';
import type { Written, WrittenFiles } from './read-pack.ts';
import {
  ID_LIMITS,
  type WrittenCitation,
  type WrittenEntry,
  type WrittenFact,
  type WrittenPack,
} from './schema.ts';

interface Checked {
  problems: Problem[];
  warnings: Problem[];
}

/** Entries with fewer facts than this are warned about: a card should have something to say. */
const FEW_FACTS = 3;

export function checkReferences(written: WrittenFiles): Checked {
  const problems = [
    ...checkIdLengths(written),
    ...checkRelations(written),
    ...checkWorks(written),
    ...checkEntries(written),
    ...checkFacts(written),
    ...checkQuestions(written),
    ...checkWritten(written),
  ];
  // What a pack lacks is worth a word only where all of it could be read.
  const thin = written.pack && written.known.works && written.known.facts ? findThinSpots(written) : [];
  return {
    problems,
    warnings: [
      ...findNamesakes(written),
      ...thin,
      ...checkForesight(written),
      ...checkQuotes(written),
      ...checkVoice(written),
    ],
  };
}

/** An id is known to Discord with its pack's: `pack/slug`. */
const checkIdLengths = ({ id: pack, entries, works }: WrittenFiles): Problem[] =>
  [...entries, ...works].flatMap(([slug, { file, path }]) => {
    const id = `${pack}/${slug}`;
    if (id.length <= ID_LIMITS.item) return [];
    const what = `the id ${id} is ${id.length} characters long, ${ID_LIMITS.item} are allowed`;
    return [file.problem(path, what, 'shorten it, or the name of the folder', 'key')];
  });

function checkRelations({ pack, relations }: WrittenFiles): Problem[] {
  return Object.keys(pack?.value.relations ?? {}).flatMap((id) => {
    const relation = relations.get(id) ?? {};
    const missing = NEEDED.filter((key) => relation[key] === undefined);
    const takesTarget = relation.targets === undefined || relation.targets.length > 0;
    const isOneSided = takesTarget && !(relation.inverse && relation.inverseLabel);
    const report = (what: string, instead: string) =>
      pack ? [pack.file.problem(['relations', id], what, instead, 'key')] : [];
    if (missing.length > 0)
      return report(
        `the relation ${id} has no ${missing.join(', ')}`,
        `add ${missing.map((key) => `${key}:`).join(' and ')}, or use a relation of data/relations.yaml`,
      );
    return isOneSided
      ? report(
          `the relation ${id} has no wording from the target's side`,
          'add inverse: and inverseLabel:, or targets: [] if it never has a target',
        )
      : [];
  });
}

/** What a relation of a pack's own has to say. */
const NEEDED = ['phrase', 'label', 'section'] as const;

function checkWorks({ pack, works, known }: WrittenFiles): Problem[] {
  if (!pack) return [];
  const tiers = pack.value.tiers.map((tier) => tier.id);
  const series = Object.keys(pack.value.series ?? {});
  return [...works.values()].flatMap((work) => [
    ...unknown(work, ['tier'], work.value.tier, tiers, 'canon tier of pack.yaml'),
    ...unknown(
      work,
      ['continuity'],
      work.value.continuity,
      continuities(pack.value),
      'continuity of pack.yaml',
    ),
    ...unknown(work, ['series'], work.value.series, series, 'series of pack.yaml'),
    ...(work.value.adapts ?? []).flatMap((id, index) =>
      unknown(work, ['adapts', index], id, known.works, 'work of this pack'),
    ),
  ]);
}

function checkEntries(written: WrittenFiles): Problem[] {
  return [...written.entries.values()].flatMap((entry) => [
    ...unknown(
      entry,
      ['continuity'],
      entry.value.continuity,
      written.pack && continuities(written.pack.value),
      'continuity of pack.yaml',
    ),
    ...summaryCitations(entry, written),
    ...(entry.value.aliases ?? []).flatMap((alias, index) =>
      typeof alias === 'string' ? [] : citations(entry, ['aliases', index, 'cite'], alias.cite, written),
    ),
  ]);
}

function summaryCitations(entry: Written<WrittenEntry>, written: WrittenFiles): Problem[] {
  const { summary, cite = [] } = entry.value;
  if (typeof summary === 'string') return citations(entry, ['cite'], cite, written);
  return summary.flatMap((part, index) => citations(entry, ['summary', index, 'cite'], part.cite, written));
}

function checkFacts(written: WrittenFiles): Problem[] {
  const seen = new Map<string, Written<WrittenFact>>();
  const all = [...written.facts].flatMap(([subject, facts]) => facts.map((fact) => ({ subject, fact })));
  return all.flatMap(({ subject, fact }) => {
    const id = factId(subject, fact.value);
    const first = seen.get(id);
    seen.set(id, fact);
    const twice = first
      ? [
          fact.file.problem(
            fact.path,
            `the fact ${id} stands here a second time`,
            'give one of the two an id:, or join them',
          ),
        ]
      : [];
    return [
      ...twice,
      ...citations(fact, ['cite'], fact.value.cite, written),
      ...unknown(fact, ['target'], fact.value.target, written.known.entries, 'entry of this pack'),
      ...unknown(fact, ['side'], sideId(fact.value), written.known.entries, 'entry of this pack'),
      ...(fact.value.contradicts ?? []).flatMap((other, index) =>
        unknown(fact, ['contradicts', index], other, written.known.facts, 'fact of this pack'),
      ),
      ...checkUse(subject, fact, written),
    ];
  });
}

function checkWritten(written: WrittenFiles): Problem[] {
  return [...written.questions.values()].flatMap((question) => {
    const { about, facts = [], cite } = question.value;
    return [
      ...citations(question, ['cite'], cite, written),
      ...about.flatMap((id, index) =>
        unknown(question, ['about', index], id, written.known.entries, 'entry of this pack'),
      ),
      ...facts.flatMap((id, index) =>
        unknown(question, ['facts', index], id, written.known.facts, 'fact of this pack'),
      ),
    ];
  });
}

/** A side written like an id is one; plain text has a capital or a blank. */
const sideId = (fact: WrittenFact) => (fact.side && /^[a-z0-9-]+$/.test(fact.side) ? fact.side : undefined);

function checkUse(
  subject: string,
  fact: Written<WrittenFact>,
  { pack, relations, entries }: WrittenFiles,
): Problem[] {
  if (!pack) return [];
  const { relation: id, target } = fact.value;
  const relation = relations.get(id);
  if (!relation) return unknown(fact, ['relation'], id, [...relations.keys()], 'relation of pack.yaml');
  const subjectKind = entries.get(subject)?.value.kind;
  const targetKind = target === undefined ? undefined : entries.get(target)?.value.kind;
  return [
    ...kindProblem(fact, ['relation'], id, 'the subject', relation.subjects, subjectKind),
    ...kindProblem(fact, ['target'], id, 'the target', relation.targets, targetKind),
  ];
}

function kindProblem(
  fact: Written<WrittenFact>,
  path: (string | number)[],
  relation: string,
  which: string,
  allowed: readonly Kind[] | undefined,
  kind: Kind | undefined,
): Problem[] {
  if (!allowed || !kind || allowed.includes(kind)) return [];
  const instead =
    allowed.length === 0
      ? 'write value: or text: instead of target:'
      : `use another relation, or tie it to: ${allowed.join(', ')}`;
  return [
    fact.file.problem([...fact.path, ...path], `${which} of ${relation} cannot be of kind ${kind}`, instead),
  ];
}

function citations(
  where: Written<unknown>,
  path: (string | number)[],
  cited: readonly WrittenCitation[],
  { known }: WrittenFiles,
): Problem[] {
  return cited.flatMap((citation, index) =>
    typeof citation === 'string'
      ? unknown(where, [...path, index], citation, known.works, 'work of works.yaml')
      : unknown(where, [...path, index, 'work'], citation.work, known.works, 'work of works.yaml'),
  );
}

/** A problem if `id` is given and not among the known ones; nothing when those could not be read. */
function unknown(
  where: Written<unknown>,
  path: (string | number)[],
  id: string | undefined,
  known: readonly string[] | KnownIds | undefined,
  what: string,
): Problem[] {
  if (id === undefined || known === undefined) return [];
  const ids = known instanceof KnownIds ? known : new KnownIds(known);
  if (ids.has(id)) return [];
  const near = ids.nearest(id);
  return [
    where.file.problem(
      [...where.path, ...path],
      `${JSON.stringify(id)} is no ${what}`,
      near ? `write ${near}, or add ${id} there` : `add ${id} there first`,
    ),
  ];
}

const continuities = (pack: WrittenPack) => pack.continuities.map((continuity) => continuity.id);

/**
 * Entries of one continuity that go by the very same name, alias or keyword. Members then choose from a list; it helps
 * them when the name itself tells who is meant.
 */
function findNamesakes({ entries, pack }: WrittenFiles): Problem[] {
  const main = pack?.value.continuities[0]?.id;
  const owners = new Map<string, string>();
  return [...entries].flatMap(([slug, entry]) =>
    namesOf(entry.value).flatMap(({ name, path }) => {
      const key = `${entry.value.continuity ?? main}:${fold(name)}`;
      const owner = owners.get(key) ?? slug;
      owners.set(key, owner);
      if (owner === slug) return [];
      const what = `${JSON.stringify(name)} names the entry ${owner} too`;
      return [
        entry.file.problem(
          [...entry.path, ...path],
          what,
          'keep it on one of the two, or make it longer so that it tells them apart',
        ),
      ];
    }),
  );
}

const namesOf = (entry: WrittenEntry) => [
  { name: entry.name, path: ['name'] as (string | number)[] },
  ...(entry.aliases ?? []).map((alias, index) => ({
    name: typeof alias === 'string' ? alias : alias.name,
    path: ['aliases', index],
  })),
  ...(entry.keywords ?? []).map((name, index) => ({ name, path: ['keywords', index] })),
];

function findThinSpots({ entries, works, facts, relations }: WrittenFiles): Problem[] {
  const toEvents = [...relations]
    .filter(([, { subjects, targets }]) => subjects?.includes('person') && targets?.includes('event'))
    .map(([id]) => id);
  const touched = new Map<string, number>();
  const atEvents = new Set<string>();
  const cited = new Set<string>();
  const touch = (id: string) => touched.set(id, (touched.get(id) ?? 0) + 1);
  for (const [subject, list] of facts) {
    for (const { value } of list) {
      touch(subject);
      if (value.target) touch(value.target);
      if (value.target && entries.get(value.target)?.value.kind === 'event') atEvents.add(subject);
      if (value.target && entries.get(subject)?.value.kind === 'event') atEvents.add(value.target);
      for (const citation of value.cite) cited.add(typeof citation === 'string' ? citation : citation.work);
    }
  }
  return [
    ...[...entries].flatMap(([slug, entry]) => {
      const count = touched.get(slug) ?? 0;
      return [
        ...(count < FEW_FACTS
          ? [
              entry.file.problem(
                entry.path,
                `${slug} has ${count} facts`,
                `${FEW_FACTS} or more make a card worth reading`,
                'key',
              ),
            ]
          : []),
        ...(entry.value.kind === 'person' && !atEvents.has(slug)
          ? [
              entry.file.problem(
                entry.path,
                `${slug} is a person no event knows`,
                `tie them to an event, with ${toEvents.slice(0, 2).join(' or ') || 'a relation of your own'}`,
                'key',
              ),
            ]
          : []),
      ];
    }),
    ...[...works].flatMap(([slug, work]) =>
      cited.has(slug)
        ? []
        : [
            work.file.problem(
              work.path,
              `the work ${slug} is cited by no fact`,
              'cite it, or take it out',
              'key',
            ),
          ],
    ),
  ];
}
