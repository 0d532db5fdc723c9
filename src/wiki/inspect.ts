/** What a dump is made of, for whoever writes a profile for it. */

import { makeSpillFolder, SpillReader } from './pack/spill.ts';
import { readDump } from './read-dump.ts';
import type { Counted } from './tally.ts';

const MOST = 60;

/** Infoboxes and fields with what the profile makes of them, what it cites, and what it does not understand. */
export async function inspectDump(dump: string, profile: string | undefined): Promise<string> {
  const spill = makeSpillFolder();
  try {
    const read = await readDump({ dump, profile, spill: spill.file, isDenied: () => false });
    const kinds = new Map<string, Counted>();
    const relations = new Map<string, Counted>();
    const cited = new Map<string, Counted>();
    const works = new Map<string, Counted>();
    const reader = new SpillReader(spill.file);
    for (const page of reader.pages()) {
      if (page.work) add(works, page.work.medium, page.title);
      else add(kinds, page.kind, page.title);
      for (const fact of page.facts)
        add(
          relations,
          `${fact.relation}${fact.inverse ? ' (the other way round)' : ''}`,
          `${page.title}: ${fact.value}`,
        );
      for (const { cites } of [...page.facts, ...page.told])
        for (const { title, at } of cites) add(cited, title, `${page.title}${at ? `: ${at}` : ''}`);
    }
    reader.close();
    return [
      `${read.site.name} (${read.site.base}), export ${read.site.version}, profile ${read.profile.id}`,
      `${read.tally.pages} pages, ${read.tally.redirects} redirects`,
      ...table('Pages by the kind that they are taken for', kinds),
      ...table('Pages of works', works),
      ...table('Relations that fields were read as', relations),
      ...table('Works cited', cited),
      ...table('Infobox fields that the profile does not know', read.tally.fields),
      ...table('Templates that the profile does not know', read.tally.templates),
      ...table('Pages left out', new Map(Object.entries(read.tally.skipped))),
    ].join('\n');
  } finally {
    spill.remove();
  }
}

function add(table: Map<string, Counted>, name: string, example: string): void {
  const one = table.get(name);
  if (one) one.count++;
  else table.set(name, { count: 1, example });
}

function table(title: string, counted: ReadonlyMap<string, Counted>): string[] {
  const most = [...counted].sort((a, b) => b[1].count - a[1].count);
  if (most.length === 0) return [];
  const rest = most.length > MOST ? [`  … and ${most.length - MOST} more`] : [];
  return [
    '',
    `${title}:`,
    ...most
      .slice(0, MOST)
      .map(([name, { count, example }]) => `  ${String(count).padStart(6)}  ${name}   e.g. ${example}`),
    ...rest,
  ];
}
