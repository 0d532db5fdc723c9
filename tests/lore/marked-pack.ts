/** Packs whose every name and text has a mark of their own, so that nothing of one is shown without being noticed. */
import { writePack } from './small-pack.ts';

/** The day of the year on which all of it happened, and its works came out. */
export const ITS_DAY = '04-09';

/**
 * A few people, a meeting and a ship, with questions, a line that somebody says, and something that happened on a day.
 * Each pack has one that is called Twin, and a work that is called Tale.
 * @param more of its files.
 */
export function markedPack(
  id: string,
  mark: string,
  more: { entries?: string; works?: string; questions?: string } = {},
): string {
  const people = ['an', 'el', 'or', 'us', 'yn'].map((end, place, ends) => {
    const next = ends[(place + 1) % ends.length];
    return `${end}: { name: ${mark}${end} Kor, kind: person, aliases: [Captain ${mark}${end}], summary: A ${mark} captain., cite: [saga], facts: [
      { relation: attended, target: meeting, role: delegate, date: "${2290 + place}-${ITS_DAY}", text: "${mark}${end} Kor sat at the ${mark} Meeting number ${place}.", cite: [saga] },
      { relation: met, target: ${next}, text: "${mark}${end} Kor met ${mark}${next} Kor by night ${place}.", cite: [saga] },
      { relation: quote, value: "By the ${mark} stars ${place}!", cite: [tale] },
      { relation: served-on, target: ship, role: officer, cite: [saga] },
    ] }`;
  });
  return writePack(
    {
      'pack.yaml': `
name: ${mark} Pack
fandom: ${mark} Fandom
language: en
summary: A pack of ${mark}.
licence: CC0-1.0
attribution: The ${mark} writers
tiers: [{ id: ${mark.toLowerCase()}, name: ${mark} screen }]
continuities: [{ id: prime, name: Prime }, { id: ${mark.toLowerCase()}-mirror, name: ${mark} Mirror }]
series: { ${mark.toUpperCase()}: ${mark} Nights }
relations:
  attended: { phrase: attended, inverse: was attended by, label: Attended, inverseLabel: Who was there, section: events, inverseSection: attendance, subjects: [person], targets: [event], tie: 4 }
  met: { phrase: met, inverse: met, label: Met, inverseLabel: Met, section: people, symmetric: true, tie: 6, subjects: [person], targets: [person] }
  served-on: { phrase: served on, inverse: had aboard, label: Served on, inverseLabel: Crew, section: career, subjects: [person], targets: [ship], tie: 5 }
questions:
  articles: [the]
  templates:
    - { kind: what, relations: [met], ask: "Which ${mark} name is missing? “{gap}”" }
`,
      'works.yaml': `
saga: { title: The ${mark} Saga, short: ${mark.toUpperCase()}S, medium: film, tier: ${mark.toLowerCase()}, released: 1991-${ITS_DAY} }
tale: { title: Tale, medium: episode, tier: ${mark.toLowerCase()}, series: ${mark.toUpperCase()}, season: 1, episode: 2 }
${more.works ?? ''}`,
      'entries.yaml': [
        ...people,
        `twin: { name: Twin, kind: person, summary: A ${mark} twin., cite: [tale], facts: [
          { relation: met, target: an, text: "Twin met ${mark}an Kor at dawn.", cite: [tale] } ] }`,
        `meeting: { name: The ${mark} Meeting, kind: event, summary: A ${mark} meeting., cite: [saga] }`,
        `ship: { name: ${mark} Runner, kind: ship, summary: A ${mark} ship., cite: [saga] }`,
        more.entries ?? '',
      ].join('\n'),
      'questions.yaml': `
the-toast:
  ask: What do ${mark} captains drink to?
  answer: The ${mark} stars
  wrong: [The past, Peace, Honor]
  explain: A ${mark} custom.
  level: easy
  about: [meeting]
  cite: [saga]
${more.questions ?? ''}`,
    },
    id,
  );
}
