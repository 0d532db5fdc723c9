/** What a name without a page most likely is, by the words that stand around links to it. */
import type { Kind } from '../../lore/model/kinds.ts';

const KIN =
  'sons?|daughters?|child|children|wife|husband|spouse|father|mother|parents?|brothers?|sisters?|nephews?|nieces?|uncle|aunt|cousins?|friends?|heirs?|servants?|descendants?|followers?';
/** `, the King of …` behind a name. */
const RANK_NAMED = 'King|Queen|Lord|Lady|Prince|Princess|Captain|Steward|Chieftain|Master';
const RANK =
  'king|queen|lord|lady|prince|princess|captain|wizard|hobbit|dwarf|elf|steward|chieftain|master|named|called';

/** What stands before a name, by the kind that it tells. */
const BEFORE = (
  [
    ['object', /\b(?:language|tongue|translated (?:from|into)|means? \S+ in|name in|word in|called) $/iu],
    [
      'event',
      /\b(?:during|took part in|outbreak of|aftermath of|(?:fought|fell|died|slain|killed|present|fighting) (?:in|at)) (?:the )?$/iu,
    ],
    [
      'person',
      new RegExp(
        `\\b(?:${KIN}) (?:of|to) (?:the )?$|\\b(?:${KIN}|${RANK}),? $|\\b\\p{Ll}+(?:ed|en|ain|ade|et|uilt|ed up) by (?:the )?$|\\b(?:older|younger|elder|taller|wiser) than $|\\b(?:the creature|married|wedded|slew|killed|hunted|captured|met|told|asked|warned|advised|succeeded|rescued|followed by|together with|(?:fought|friends|spoke|love|company|along) with) $`,
        'iu',
      ),
    ],
    [
      'place',
      /(?<!\b(?:based|effects?|attacks?|wars?|depend\w*)) on (?:the )?$|\b(?:northern|southern|eastern|western|central) $|\b(?:in|at|near|into|onto|across|through|around|inside|outside|within|over|along|down|reached|entered|beyond|crossed|besieged|invaded|inhabitants of|(?:slopes|fires|smithies|waters|headwaters|entrance|ruins|walls) of|(?:north|south|east|west|northern|southern|eastern|western|shores?|borders?|city|lands?|kingdom|realm|region|banks?|gates?|mountains?|hills?|vales?|river|valley|town|village|fortress|forests?|people|peoples|men|elves|dwarves|orcs|folk) of|(?:came|went|fled|returned|journeyed|marched|travelled|sailed|rode|moved|way|road|exiled) (?:back )?(?:to|towards?|from)) (?:the )?$/iu,
    ],
  ] satisfies [Kind, RegExp][]
)
  // Looked for back from where a text ends: forwards, all of it is tried at each of its letters.
  .map(([kind, { source }]): [Kind, RegExp] => [kind, new RegExp(`(?<=${source})`, 'iuy')]);

/** What stands behind it. */
const AFTER: readonly (readonly [Kind, RegExp])[] = [
  [
    'person',
    new RegExp(
      `^(?:['’]s? (?:\\p{Ll}+ )?(?:${KIN}|death|house|sword|army|company|birthday|reign|rule|body|hand|men)\\b|,? (?:who|whose|whom|himself|herself)\\b|, (?:the )?(?:\\p{Ll}+ )?(?:${KIN}|${RANK}|${RANK_NAMED}) of\\b| \\((?:b|d)\\. | was (?:slain|killed|wounded|crowned|buried)\\b| (?:then |also |later |soon |once |had |was |himself |herself |and his |and her )*(?:gave|told|sent|led|came|went|fled|slew|died|married|wedded|took|found|asked|saw|returned|said|spoke|knew|believed|decided|refused|wanted|wished|thought|fell|wrote|became|born|ruled|succeeded|followed|tried|made|killed by|son|brother|father)\\b)`,
      'u',
    ),
  ],
];

/** Undefined where the words say nothing. */
export function hintOf(before: string, after: string): Kind | undefined {
  const ends = before.slice(-60);
  // `during the king's and his heir's rule`
  const isWhose = /^['’]s\b/.test(after);
  return (
    AFTER.find(([, pattern]) => pattern.test(after))?.[0] ??
    BEFORE.find(([kind, pattern]) => {
      pattern.lastIndex = ends.length;
      return !(isWhose && kind === 'event') && pattern.test(ends);
    })?.[0]
  );
}
