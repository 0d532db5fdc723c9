/** How English asks. */
import type { Medium } from '../lore/model/kinds.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Tells nothing of what is asked for. */
export const CHATTER = set(
  `s the a an of and in on at to for from by with is was are were be been being am it its that this these those there
  did does do done has have had having can could would should will who whom whos whose what whats which where wheres
  when whens why whys how hows me us about please plz pls know you i we they he she his her their him them
  some any as so then n or if but not ever really actually exactly just also still even get got gets getting
  gonna gotta wanna itself himself herself themselves away
  named called years year did didnt wasnt werent isnt arent couldnt wouldnt shouldnt doesnt dont hasnt havent hadnt hey ok okay into onto up out off over out
  during while one ones ppl somebody someone anybody anyone everybody everyone people person guy thing stuff name names
  all every very happen happens happened many much long part play played kind sort make made go went come came see seen
  thats need needs needed vs versus others other
  finally eventually ultimately suddenly already too no whatever whoever whenever guys things persons peoples idea
  anything something anywhere somewhere anyway anymore actual actually apparently basically tbh lol btw kinda sorta cant cannot
  against between without within behind through across among around beside besides because though although yet own`,
);

/** Words that count where they fit and cost nothing where they do not. */
export const OPTIONAL = set(
  `number mess incident business situation fiasco ordeal saga after before first last next previous new old later earlier
  since until till now final original originally former again then man woman guy girl dude lady folks little real true whole
  entire together back right straight instead supposed meant able manage managed try tried put let still truly once lot lots`,
);

/** Words that single out one of many, or tell it from them: they are never another word for what a fact says. */
export const SINGLING = set(
  `top highest lowest youngest oldest eldest biggest largest smallest only best worst main chief second third fourth fifth
  ex half step grand foster adoptive adopted biological birth unborn`,
);

export const FORMS = [
  'fate',
  'happening',
  'who',
  'when',
  'where',
  'why',
  'how',
  'count',
  'source',
  'origin',
  'yesno',
  'what',
] as const;
/** What kind of answer is asked for. */
export type Form = (typeof FORMS)[number];

const SOURCE =
  /\b(?:which|what|in which|in what)\s+(?:\S+\s+)?(?:ep|eps|episode|episodes|film|movie|book|novel|comic|work|show|series|season)\b|\b(?:ep|episode|film|movie|book|novel|comic)\s+(?:is|was|where|with|that|shows?|has|has)\b|\bwhere does the name\b|\bwhich (?:ep|film|movie|book)\b/;

/** `source for Kerla being a conspirator`. */
const SOURCE_OF = /^(?:the |a |any |canon )*(?:sources?|citations?|proof|reference) (?:for|of|on|that)\b/;

const PATTERNS: readonly (readonly [RegExp, Form])[] = [
  [SOURCE, 'source'],
  [SOURCE_OF, 'source'],
  [/\breason$|^(?:the )?(?:reason|cause) (?:for|of|why)\b/, 'why'],
  [/\b(?:what|whatever) happen(?:s|d|ed)? (?:to|with)\b|\bwhat became of\b|\bfate of\b/, 'fate'],
  [/^origin of\b/, 'origin'],
  [
    /^(?:did|has|have|was|were|is)\b.*\b(?:happen(?:ed)?|take place|taken place|go ahead|carried out|succeed(?:ed)?|successful|fail(?:ed)?|work(?:ed)?(?: out)?)$/,
    'happening',
  ],
  [
    /\bhow (?:many|much|long|old|tall|big|far|often|fast|heavy|large|high|deep|wide|strong|powerful|rich|smart)\b/,
    'count',
  ],
  [
    /\b(?:when|whens|what year|which year|what date|which date)\b|\b(?:date|dates|year|years)(?: (?:pls|plz|please))?$|^(?:the )?(?:date|year) of\b/,
    'when',
  ],
  [/\b(?:where|wheres)\b/, 'where'],
  [/\bwhy\b|\bhow come\b/, 'why'],
  [/\b(?:who|whos|whom|whose)\b/, 'who'],
  [/\bhow\b/, 'how'],
  [/^(?:is|was|were|are|did|does|do|has|had|have|can|could|didnt|wasnt|isnt)\b/, 'yesno'],
];

/** What stands around a question: `do you know who …`, `tell me who …`. */
const AROUND =
  /^(?:(?:hey|ok|so|um|pls|please|and|but)\s+)*(?:(?:do|does|did) (?:you|anyone|anybody|we) (?:know|remember|happen to know)\s+|can (?:you|anyone|someone) tell me\s+|(?:please )?(?:tell|give|show) me\s+(?:all (?:of )?)?|i wonder\s+|remind me\s+)?/;

/** The question without what stands around it, in folded words. */
export const withoutChatter = (folded: string): string =>
  folded
    .replace(SHORTHAND_WORD, (word) => SHORTHAND[word] ?? word)
    .replace(ASIDES, ' ')
    .trim()
    .replace(AROUND, '')
    .replace(LISTED, 'who were ')
    .replace(CLEFT, '$1 ')
    .replace(FIRST_WORD, (word) => ASKING_WORDS[word] ?? word);

/** What took place after somebody: it tells no more than `after` alone. */
const GONE =
  / (?:(?:was|were|got|had been) )?(?:died|dies|dead|killed|murdered|assassinated|left|leaves|fell|resigned|retired|s death)$/;

const RULED =
  /^(?:ruled|rules|led|leads|ran|runs|headed|governed|took over|was in charge of)\b.*$|^(?:got|took|inherited|won|had)\b.*$/;

/** Of who came next or first, the same in the words of a succession; undefined of any other question. */
export function ofSuccession(folded: string): string | undefined {
  const [, placed] =
    /^who took (?:the place of )?(.+?)(?: s|s)? place$|^who took over (?:from|for) (.+)$/.exec(folded) ?? [];
  if (placed) return `who succeeded ${placed}`;
  const [, what = '', way, whom = ''] =
    /^(?:(?:who|which|what)(?:s| was| is| were| became| came)?(?: the)?(?: next| new| first)?|(?:the )?(?:next|new|first|(?=\S+(?: \S+)? (?:after|before))))(?: ?(.+?))??(?: came| was| ruled| served)?(?: right| just| directly| straight| immediately)? (after|before) (.+)$/.exec(
      folded,
    ) ?? [];
  if (!way) return undefined;
  const one = whom.replace(GONE, '');
  // Who ruled after somebody succeeded them, whatever it was that they ruled.
  const office = what.replace(RULED, '');
  return way === 'after' ? `who succeeded ${one} ${office}` : `who was the predecessor of ${one} ${office}`;
}

/** A question about somebody told by what they did: `who killed | the one who betrayed her`. */
export function aroundClause(folded: string): { outer: string; noun: string; inner: string } | undefined {
  const [, outer, noun = '', pronoun, clause] =
    /^(.+ .*?)(?:the |a |an )?(\S+) (who|that|which) (\S+ .+)$/.exec(folded) ?? [];
  if (!outer || !clause || /^(?:called|named)$/.test(noun)) return undefined;
  return { outer: outer.trim(), noun, inner: `${pronoun === 'which' ? 'what' : 'who'} ${clause}` };
}

/** Of where a name comes from, the name. */
const ORIGIN =
  /^(?:from )?(?:where|wheres|what) (?:does|do|did|is|was)? ?(?:the |his |her |its )?(?:name|title) (.+?) (?:comes?|came|is|was|taken|from)(?: from)?$/;
/** Whoever is asked for as an actor played no part in what happened. */
const ACTED = /^who (?:plays?|played) (?!an?\b|the (?:part|role)\b)/;
/** A part of a name is no name. */
const PART_OF_NAME = /\b(?:first|last|middle|given|maiden) names?\b/;
/** Done away with. */
const RID = /\bg[eo]t(?:ting)? rid of\b/;
/** `Saved his life`: what was saved goes without saying. */
const LIFE = /(?<=\bsav(?:e|ed|es|ing) \S+(?: \S+)?) (?:s )?life\b/;
/** Died, in words that are none of dying. */
const DIED =
  /\b(?:b[iu]tt?e?(?:s|ten)? the dust|kick(?:ed|s)? the bucket|croak(?:ed|s)?|(?:met|meets?) (?:his|her|their|its) (?:end|maker|death)|(?<=\bhow (?:did|does) \S+(?: \S+)? )(?:go|went) out$)/;
/** `What did he use to open it`: how he opened it. */
const USED_TO = /^what ((?:did|does|do) \S+(?: \S+){0,2}?) use to /;
/** Came to be. */
const ENDED_UP =
  /\b(?:(?:end|ended|wind|wound) up(?: as| being)?|(?:get|got|gets|came|come) to be|turn(?:ed)? out to be)\b/;
/** `Where is it from that …`, `where does that story come from that …` ask for a work. */
const FROM_WORK =
  /^where (?:is|was|does|did) (?:it|(?:that|this|the)(?: (?:story|bit|scene|line|quote|fact|thing|tale))?)(?: come)? from (?:that |when )?/;
/** Words that ask, as they are misspelt and run together. */
const ASKING_WORDS: Readonly<Record<string, string>> = {
  ...{ wich: 'which', whitch: 'which', whcih: 'which', wat: 'what', wut: 'what', waht: 'what', wht: 'what' },
  ...{ hwo: 'who', wen: 'when', whne: 'when', wher: 'where', whre: 'where', wy: 'why', y: 'why' },
  ...{ whod: 'who did', whatd: 'what did', whend: 'when did', whered: 'where did', howd: 'how did' },
  ...{ whyd: 'why did', hows: 'how is' },
};
const FIRST_WORD = /^\S+/;
/** Said beside a question: `what happened to him in the end`. */
const ASIDES =
  / (?:in the end|for real|of all time|at all|by the way|in the first place|back then|back in the day|to begin with|for sure|after all|again and again|in order)(?= |$)| (?:and )?not the (?:\S+ ){1,4}(?:thing|one|time)$/g;
/** `List of Klingon chancellors`. */
const LISTED =
  /^(?:(?:the |a )?(?:full |complete )?list (?:of )?(?:all )?(?:of )?(?:the )?|all (?:of )?the |(?:name|list) (?:me )?(?:all )?(?:of )?the )(?!\S+ \S*(?:ed|t) )/;
/** `Who was it that dug him out`: the clause is what is asked. */
const CLEFT =
  /^(who|what|where|when|why|how) (?:was|is|were) (?:it|the (?:one|ones|guy|person|people)) (?:that|who|which) /;
/** As people write on phones. */
const SHORTHAND: Readonly<Record<string, string>> = {
  ...{ w: 'with', wth: 'with', b4: 'before', cuz: 'because', cos: 'because', coz: 'because', bc: 'because' },
  ...{ yr: 'year', yrs: 'years', fav: 'favorite', offed: 'killed' },
  ...{ u: 'you', ur: 'your', r: 'are', thru: 'through', lil: 'little', n: 'and', wit: 'with', da: 'the' },
  ...{
    bro: 'brother',
    bros: 'brothers',
    sis: 'sister',
    hubby: 'husband',
    kiddo: 'child',
    gf: 'girlfriend',
    bf: 'boyfriend',
  },
  ...{ grandpa: 'grandfather', granddad: 'grandfather', grandma: 'grandmother', granny: 'grandmother' },
};
const SHORTHAND_WORD = /(?<=^| )\p{Ll}\p{Ll}*\d?(?= |$)/gu;
/** Nobody does it in a sentence without a verb that says who is meant: `the chancellor killed on his ship`. */
const REDUCED =
  /^(?:the|a|an|that) (?!.*\b(?:is|was|are|were|did|does|do|has|had|who|that|which|when)\b).*? \S+(?:ed|ot|en|ain|un[gk]|ught) (?:by|on|in|at|to|aboard|during|with|for)\b/;

/** The question in words that facts can be compared with. */
export const asMeant = (folded: string): string =>
  folded
    .replace(/^is it true (?:that )?/, 'did ')
    .replace(REDUCED, (clause) => `who was ${clause}`)
    .replace(ORIGIN, 'origin of $1')
    .replace(ACTED, 'who portrayed ')
    .replace(PART_OF_NAME, 'forename')
    .replace(USED_TO, 'how $1 ')
    .replace(RID, 'killed')
    .replace(LIFE, '')
    .replace(DIED, 'die')
    .replace(/\bbad(?:dies?| guys?)\b/, 'villain')
    .replace(ENDED_UP, 'became')
    .replace(FROM_WORK, 'which episode ')
    .replace(/\bhow old\b/, 'how long aged');

/** Kinds of works by how people speak of them. */
const WORKS: readonly (readonly [RegExp, readonly Medium[]])[] = [
  [/^(?:novel|book)s?$/, ['novel', 'novelization', 'short story', 'anthology', 'reference book']],
  [/^noveli[sz]ations?$/, ['novelization']],
  [/^comics?$/, ['comic']],
  [/^(?:films?|movies?)$/, ['film']],
  [/^(?:episodes?|shows?)$/, ['episode']],
  [/^games?$/, ['game']],
];
const IN_WORKS =
  /(?:^| )(?:in|from|by|per|according to) (?:the |that |some |a )?(novels?|books?|comics?|films?|movies?|episodes?|games?|noveli[sz]ations?)(?= |$)|(?<=^(?:which|what|in which|in what) (?:\S+ )?)(novel|book|comic|film|movie|episode|game)\b/;

/** Of a question about what some kind of work tells: that kind, and the question without it. */
export function amongWorks(folded: string): { media: ReadonlySet<Medium> | undefined; rest: string } {
  const [all = '', inWorks, which] = IN_WORKS.exec(folded) ?? [];
  const media = WORKS.find(([word]) => word.test(inWorks ?? which ?? ''))?.[1];
  const rest = inWorks ? folded.replace(all, ' ').replace(/\s+/g, ' ').trim() : folded;
  return { media: media && new Set(media), rest };
}

/** What is asked first is what is asked for: `why did he stay when she left`. */
export function formOf(folded: string): Form {
  let form: Form = 'what';
  let first = Number.POSITIVE_INFINITY;
  // `What did she do when he left` asks for no time.
  const isDeed = /^what (?:did|does|do)\b/.test(folded);
  for (const [pattern, meant] of PATTERNS) {
    if (isDeed && meant !== 'source' && folded.search(pattern) > 0) continue;
    const at = meant === 'source' && pattern.test(folded) ? -1 : folded.search(pattern);
    if (at >= first || (at < 0 && meant !== 'source') || (meant === 'source' && !pattern.test(folded)))
      continue;
    [first, form] = [at, meant];
  }
  return form;
}

/** What the form itself is asked with: it is no word that a fact would have to have. */
const ASKED_WITH: Partial<Record<Form, ReadonlySet<string>>> = {
  fate: set('became become becomes'),
  source: set(
    `says say mentions mentioned ep eps episode episodes film movie book novel comic work show series season shows where
    tells tell told features featured covers appear appears appeared depicts source sources citation citations proof reference canon`,
  ),
  origin: set('origin'),
  what: set('find found'),
  where: set('find found'),
  when: set('year date dates years day'),
  why: set('reason reasons'),
  count: set('years long many much'),
  happening: set(
    'happen happened take taken place go ahead carried succeed succeeded successful fail failed work worked',
  ),
};
export const isAskedWith = (form: Form, word: string): boolean => ASKED_WITH[form]?.has(word) ?? false;

/** Words of a text that say why. */
export const BECAUSE =
  /\b(?:because|so that|in order to|since|therefore|for fear|for (?:the sake|\p{Ll}+ing)|by which|caused?|led to|left the|blamed|after|over|to (?!the\b|an?\b|his\b|her\b|their\b|\p{Lu})\p{Ll}+)\b/u;
/** Words that say why and nothing else. */
export const SURELY_BECAUSE =
  /\b(?:because|so that|in order to|therefore|for fear|for the sake|after .* had|since .* (?:had|could))\b/i;
/** Numbers, in digits and in words; a year is none. */
export const NUMBER =
  /\b(?:(?!1[5-9]\d\d\b|2\d{3}\b)\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?)\b/i;
/** How long something took, without a number. */
export const DURATION =
  /\b(?:an?|(?:a )?few|several|some|half an?) (?:second|minute|hour|day|week|month|year|decade|centur(?:y|ie))s?\b/i;
/** A question for what one thinks, or to whoever answers: no fact answers it. */
export const OPINION =
  /^(?:should|would)\b|^(?:do|are|can|will|have|were|could) you\b|\byou (?:think|like|prefer)\b|\bwould (?:win|beat)\b|\b(?:overrated|underrated|coolest|favou?rite|hottest|smartest|strongest)\b|\b(?:better|stronger|smarter|cooler|worse|cuter) than\b|\b(?:best|worst)\b(?! (?:friend|man))|^(?:is|was|are|were) .+ (?:right|wrong|evil|good|bad|justified|cool|stupid|smart|hot|cute|boring|annoying|overpowered|a good (?:guy|person|man|woman)|a bad (?:guy|person|man|woman))$/;
/** `Why is he so annoying`: a matter of opinion, unless something says why. */
export const SO = /\bso [a-z]+$/;
/** What nothing in particular is asked with: `what's for dinner`. */
export const IN_GENERAL = /^what(?:s| s| is| was)? for\b/;
/** A question for what is not so. */
export const NOT =
  /\b(?:not|never|nobody|didnt|wasnt|werent|isnt|arent|doesnt|dont|hasnt|havent|hadnt|couldnt|wouldnt|didn t|wasn t|weren t|isn t|aren t|doesn t|don t|hasn t|haven t|hadn t|couldn t|wouldn t)\b/;
/** Words of a text in which somebody dies: a death or a dead one may be another's. */
export const DIES = /\b(?:die[sd]?|dying|perished)\b/i;
/** Words of a text in which somebody was to die and did not. */
export const MISSED = /\b(?:shots? at|(?:tried|failed) to (?:kill|murder|shoot)|attempt(?:s|ed)?)\b/i;
/** Words of a question for whoever shot, be it in vain. */
export const SHOOTS = /^(?:shots?|shoot(?:s|ing)?)$/;
/** Words of a text about what came before a death, or after it. */
export const DYING = /\bdying\b|\b(?:was|were|been) (?:\w+ )?dead\b/i;
/** Words of a text that tells what somebody is called. */
export const CALLED = /\b(?:names?|named(?! (?:for|after))|called)\b/i;
/** Words that say that something is not so. */
export const NEGATION =
  /\b(?:not|never|no|nobody|none|neither|nor|without|refused|false|falsely|denied|turned down)\b/i;
