/**
 * Writes a made dump: pages after the patterns of the handmade fixture, as long as those of real wikis, tied to each other
 * as they are (a few pages that very many lead to), with works, redirects and pages of other namespaces among them.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { chance } from './queries.ts';

const SEED = 2293;
const SYLLABLES =
  'ba co di fe gu ha jo ki lu me no pi ra se ti vo wy za bre cla dro fli gra pla sti tru kor mogh dax ret'.split(
    ' ',
  );
const VERBS =
  'met,opposed,followed,taught,warned,pardoned,visited,outlived,rescued,accused,recruited,succeeded'.split(
    ',',
  );
const SCENES =
  'after a long night of talks,before the fleet had gathered,although nobody had asked for it,while the others were still away,for reasons that were never written down,under a flag of truce'.split(
    ',',
  );
const CITED = 0.35;
const SERIES = ['TOS', 'TNG', 'DS9', 'VOY', 'ENT'];

/** One title in so many is a work's, and so on. */
const EVERY = { work: 12, redirect: 9, event: 7, ship: 8, place: 6 };

type Kind = 'person' | 'event' | 'ship' | 'place' | 'work' | 'redirect';

const kindOf = (page: number): Kind => {
  for (const kind of ['work', 'redirect', 'event', 'ship', 'place'] as const)
    if (page % EVERY[kind] === EVERY[kind] - 1) return kind;
  return 'person';
};

/** The same pages for the same number of them. @param pages how many, beside a dozen of other namespaces. */
export async function writeMadeDump(file: string, pages: number): Promise<void> {
  const random = chance(SEED);
  const below = (count: number) => Math.floor(random() * count);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  /** Few are known to all, most to hardly any: the square of chance comes near to what wikis have. */
  const anyOf = (kind: Kind): number => {
    for (;;) {
      const page = Math.floor(pages * random() ** 3);
      for (let next = page; next < Math.min(pages, page + 40); next++) if (kindOf(next) === kind) return next;
    }
  };
  const link = (kind: Kind): string => {
    const title = titleOf(anyOf(kind));
    return random() < 0.2 ? `[[${title}|${title.split(' ')[0]}]]` : `[[${title}]]`;
  };
  const cite = (): string =>
    random() < 0.5
      ? `({{${pick(SERIES)}|${titleOf(anyOf('work'))}}})`
      : `(''[[${titleOf(anyOf('work'))}]]'')`;
  const reference = (): string => `<ref>{{${pick(SERIES)}|${titleOf(anyOf('work'))}}}</ref>`;
  const year = () => 2100 + below(300);
  const sentence = (name: string): string =>
    `${random() < 0.5 ? name : 'The same'} ${pick(VERBS)} ${link('person')} near ${link('place')} in [[${year()}]], ${pick(SCENES)}, and ${pick(VERBS)} ${random() < 0.15 ? `[[${wordOf(below(pages) + pages)} the Unwritten]]` : link('person')}. ${source()}`;
  // Most of what wikis say in their prose names no source.
  const source = () => (random() < CITED ? (random() < 0.7 ? cite() : reference()) : '');
  const paragraphs = (name: string, count: number): string =>
    Array.from({ length: count }, () =>
      Array.from({ length: 2 + below(3) }, () => sentence(name)).join(' '),
    ).join('\n\n');
  const body = (name: string): string =>
    [
      '== History ==',
      paragraphs(name, 1 + below(4)),
      '== Legacy ==',
      paragraphs(name, 1 + below(2)),
      '== Appendices ==',
      '=== Background information ===',
      `{{bginfo|The name was taken from a street that one of the writers had lived in.}}`,
      '=== Apocrypha ===',
      `In the novel ''[[${titleOf(anyOf('work'))}]]'', ${link('person')} comes back. ${pick(SCENES)}.`,
      '[[Category:Made pages]]',
    ].join('\n');
  const texts: Record<Kind, (title: string, page: number) => string> = {
    person: (title) => `{{sidebar individual
| name        = ${title}
| image       = ${title}.jpg
| gender      = ${pick(['Male', 'Female'])}
| species     = [[${wordOf(below(40))}s]]
| affiliation = ${link('place')}<br>${link('place')}
| occupation  = [[Ambassador]]
| rank        = [[Subaltern]] (${year()})
| spouse      = ${link('person')} ${reference()}
| father      = ${link('person')}
| born        = [[${year()}]], ${link('place')}
| eye colour  = ${pick(['grey', 'green', 'brown'])}
}}
'''${title}''' was an officer who served aboard the ${link('ship')} in [[${year()}]]. ${cite()} ${sentence(title)}

${body(title)}
== Appearances ==
* {{${pick(SERIES)}|${titleOf(anyOf('work'))}}} {{small|(flashback)}}
* {{${pick(SERIES)}|${titleOf(anyOf('work'))}}}`,
    event: (title) => `{{sidebar military conflict
| name       = ${title}
| date       = ${year()}
| location   = ${link('place')}
| result     = Undecided
| combatant1 = ${link('place')}
| combatant2 = ${link('place')}
| commander1 = ${link('person')}<br>${link('person')}
| commander2 = ${link('person')}
}}
The '''${title}''' was a battle fought in [[${year()}]] at ${link('place')}. ${cite()} ${sentence(title)}

${body(title)}`,
    ship: (title) => `{{sidebar starship
| name     = ${title}
| registry = NCC-${1000 + below(80_000)}
| operator = ${link('place')}
| captain  = ${link('person')}
| status   = Decommissioned
| datestatus = ${year()}
}}
The '''${title}''' carried ${link('person')} and a crew of ${below(900)}. ${cite()} ${sentence(title)}

${body(title)}`,
    place: (title) => `{{sidebar planet
| name       = ${title}
| quadrant   = [[Beta Quadrant]]
| nativespecies = [[${wordOf(below(40))}s]]
}}
'''${title}''' was a planet where ${link('person')} ${pick(VERBS)} ${link('person')}. ${cite()} ${sentence(title)}

${body(title)}`,
    work: (title, page) => `{{sidebar episode
| name    = ${title}
| series  = ${pick(SERIES)}
| season  = ${1 + (page % 7)}
| episode = ${1 + (page % 26)}
| airdate = ${1966 + (page % 50)}
}}
'''''${title}''''' is an episode in which ${link('person')} ${pick(VERBS)} ${link('person')}.

== Summary ==
${paragraphs(title, 2)}`,
    redirect: () => `#REDIRECT [[${titleOf(anyOf('person'))}]]`,
  };

  const stream = createWriteStream(file);
  const write = async (text: string) => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
  await write(HEAD);
  for (let page = 0; page < pages; page++) {
    const kind = kindOf(page);
    const title = titleOf(page);
    const text = texts[kind](title, page);
    const target = kind === 'redirect' ? /\[\[(.+?)\]\]/.exec(text)?.[1] : undefined;
    await write(pageXml(page + 1, 0, title, text, target));
  }
  for (let extra = 0; extra < 12; extra++)
    await write(pageXml(pages + extra + 1, 1, `Talk:${titleOf(extra)}`, 'Was it so? --Someone', undefined));
  stream.end('</mediawiki>\n');
  await once(stream, 'finish');
}

const HEAD = `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
  <siteinfo>
    <sitename>Made Trek Wiki</sitename>
    <base>https://example.invalid/wiki/Main_Page</base>
    <namespaces>
      <namespace key="0" case="first-letter" />
      <namespace key="1" case="first-letter">Talk</namespace>
      <namespace key="10" case="first-letter">Template</namespace>
    </namespaces>
  </siteinfo>
`;

/** A word for each number, no two the same. */
function wordOf(number: number): string {
  let word = '';
  for (let rest = number + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length];
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function titleOf(page: number): string {
  const word = wordOf(page);
  const kind = kindOf(page);
  if (kind === 'event') return `Battle of ${word}`;
  if (kind === 'ship') return `USS ${word}`;
  if (kind === 'place') return `${word} Prime`;
  if (kind === 'work') return `The Song of ${word}`;
  return kind === 'redirect' ? `Old ${word}` : `${word} ${wordOf((page * 7919) % 5_000)}`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const pageXml = (
  id: number,
  namespace: number,
  title: string,
  text: string,
  redirect: string | undefined,
) => `  <page>
    <title>${title}</title>
    <ns>${namespace}</ns>
    <id>${id}</id>
${redirect === undefined ? '' : `    <redirect title="${redirect}" />\n`}    <revision>
      <id>${id + 1_000_000}</id>
      <timestamp>2026-01-01T00:00:00Z</timestamp>
      <model>wikitext</model>
      <format>text/x-wiki</format>
      <text xml:space="preserve">${escaped(text)}</text>
    </revision>
  </page>
`;
