/** What an import says at its end. */
import type { Assembled } from './pack/assemble.ts';
import type { Counted, Tally } from './tally.ts';

interface ReportOn {
  wiki: string;
  profile: string;
  licence: string;
  terms: string | undefined;
  file: string;
  bytes: number;
  seconds: number;
  tally: Tally;
  entries: number;
  facts: number;
  counts: Assembled['counts'];
  changes: Changes | undefined;
}

/** What a newer dump changed, by ids. */
export interface Changes {
  came: readonly string[];
  went: readonly string[];
  changed: number;
}

const MOST_SHOWN = 20;

export function reportText(on: ReportOn): string {
  const { tally, counts } = on;
  const { own, wiki } = counts.citedBy;
  const all = Math.max(1, own + wiki);
  const skipped = Object.entries(tally.skipped);
  return [
    `${on.wiki}, read with the profile ${on.profile}`,
    `Licence: ${on.licence}${on.terms ? `. ${on.terms}` : ''}`,
    '',
    `${number(tally.pages)} pages read, ${number(tally.redirects)} redirects, in ${on.seconds.toFixed(1)} s`,
    `${number(on.entries)} entries (${Object.entries(counts.kinds)
      .sort((a, b) => b[1] - a[1])
      .map(([kind, count]) => `${number(count)} ${kind}`)
      .join(', ')}); ${number(counts.withoutPage)} of them have no page`,
    `${number(on.facts)} facts, ${Math.round((100 * own) / all)} % cited by works, ${Math.round((100 * wiki) / all)} % by the wiki's page alone`,
    `${number(counts.works)} works`,
    `${on.file}: ${(on.bytes / 1e6).toFixed(1)} MB`,
    ...(skipped.length > 0 || counts.uncited ? ['', 'Pages left out:'] : []),
    ...(counts.uncited
      ? [
          `  ${number(counts.uncited.count)} about a work that nothing cites, such as ${counts.uncited.example}`,
        ]
      : []),
    ...skipped.map(([reason, one]) => `  ${number(one.count)} ${reason}, such as ${one.example}`),
    ...(tally.unclosed > 0 ? [`  (${number(tally.unclosed)} pages have brackets that never close)`] : []),
    ...section('Templates not understood', tally.templates),
    ...section('Fields not understood, told under their own name', tally.fields),
    ...section('Not taken', new Map(Object.entries(counts.refused))),
    ...(on.changes ? changesText(on.changes) : []),
    '',
  ].join('\n');
}

function section(title: string, table: ReadonlyMap<string, Counted>): string[] {
  const most = [...table].sort((a, b) => b[1].count - a[1].count).slice(0, MOST_SHOWN);
  if (most.length === 0) return [];
  return [
    '',
    `${title}:`,
    ...most.map(([name, { count, example }]) => `  ${number(count)} ${name}, such as ${example}`),
  ];
}

function changesText({ came, went, changed }: Changes): string[] {
  const some = (ids: readonly string[]) =>
    ids.length > 0 ? `: ${ids.slice(0, MOST_SHOWN).join(', ')}${ids.length > MOST_SHOWN ? ' …' : ''}` : '';
  return [
    '',
    'Since the pack that was here before:',
    `  ${number(came.length)} entries came${some(came)}`,
    `  ${number(went.length)} entries went${some(went)}`,
    `  ${number(changed)} entries changed`,
  ];
}

const number = (count: number): string => count.toLocaleString('en');
