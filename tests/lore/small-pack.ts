/** A pack of a few facts in a temporary folder, for tests that need one right, or wrong in one place. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const PACK = `
name: Small
fandom: Test
language: en
summary: A pack for tests.
licence: CC0-1.0
attribution: Nobody
tiers: [{ id: screen, name: On screen }, { id: novel, name: Novel }]
continuities: [{ id: prime, name: Prime }, { id: mirror, name: Mirror }]
series: { DS9: Deep Space Nine }
relations:
  attended: { phrase: attended, inverse: was attended by, label: Attended, inverseLabel: Who was there, section: events, inverseSection: attendance, subjects: [person], targets: [event], tie: 4 }
  rank: { phrase: held the rank of, label: Rank, section: career, targets: [] }
  met: { phrase: met, inverse: met, label: Met, inverseLabel: Met, section: people, symmetric: true, tie: 6 }
`;

export const WORKS = `
tuc: { title: "The Undiscovered Country", short: TUC, medium: film, tier: screen, released: 1991-12-06 }
warrior: { title: The Way of the Warrior, medium: episode, tier: screen, series: DS9, season: 4, episode: 1 }
catalyst: { title: Catalyst of Sorrows, medium: novel, tier: novel }
`;

export const ENTRIES = `
curzon-dax:
  name: Curzon Dax
  kind: person
  aliases: [Curzon]
  summary: A diplomat.
  cite: [warrior]
  facts:
    - relation: attended
      target: conference
      role: delegate
      date: 2293
      text: Curzon Dax sat at the conference.
      cite: [warrior, { work: tuc, at: the hall scene }]
    - { relation: rank, value: Ambassador, cite: [tuc] }
conference:
  name: The Conference
  kind: event
  summary: A meeting.
  cite: [tuc]
`;

/** Writes a pack called `small`, or what it shall be; a file given as undefined is left out. Returns its folder. */
export function writePack(files: Record<string, string | Uint8Array | undefined> = {}, id = 'small'): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'curzon-')), id);
  mkdirSync(folder);
  const all = { 'pack.yaml': PACK, 'works.yaml': WORKS, 'entries.yaml': ENTRIES, ...files };
  for (const [name, text] of Object.entries(all))
    if (text !== undefined) writeFileSync(join(folder, name), text);
  return folder;
}
