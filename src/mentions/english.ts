/**
 * What English words do beside a name: those that bring one in (`ask Data`), those that make a common noun of it (`the
 * data`, `open data`), and those that only follow persons (`Data laughs`). By kinds of words, not by fandom. Folded.
 */
const list = (words: string): string[] => words.trim().split(/\s+/);
const set = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.flatMap(list));

const AUXILIARIES = `
  do does did dont doesnt didnt can cant cannot could couldnt will wont would wouldnt shall should shouldnt may might
  must let lets make makes made making help helps
`;
const IS = 'is was are were am be been being isnt wasnt arent werent';
const HAVING = 'has had have hasnt hadnt havent';
/** The same in a question; else an object follows: `has Data ever`, `we have data`. */
export const HAVE = set(HAVING);
const MODALS = set(
  'can cant cannot could couldnt will wont would wouldnt should shouldnt must might does doesnt did didnt',
);

/** After these any word may follow a name: `did Data dance`. */
export const ASKING = set(AUXILIARIES);
/** The same at the start of a question: `is Data alive`. */
export const BE = set(IS);

/**
 * Verbs of persons and beasts, not of things: `base/past/participle/gerund`, regular ones left out. What data, bones or a
 * rose might do as well (`shows`, `grows`) is not among them.
 */
const ACTS = list(`
  say/said ask tell/told think/thought know/knew/known believe want wish hope love hate like enjoy prefer adore feel/felt
  laugh smile grin cry weep/wept sing/sang/sung dance sit/sat/sat/sitting sleep/slept eat/ate/eaten drink/drank/drunk fight/fought
  kill murder die marry kiss hug/hugged meet/met befriend walk speak/spoke/spoken talk whisper whistle shout scream yell
  sigh wonder remember forget/forgot/forgotten/forgetting forgive/forgave/forgiven apologize apologise promise swear/swore/sworn try
  decide choose/chose/chosen refuse realize realise understand/understood learn teach/taught write/wrote/written
  wear/wore/worn deserve joke tease flirt betray rescue punch slap/slapped kick shoot/shot stab/stabbed wink nod/nodded
  shrug/shrugged blush sneeze snore breathe dream pray wake/woke admire miss envy confess admit/admitted argue agree
  disagree complain brag/bragged beg/begged cook bake paint swim/swam/swum/swimming jump climb hunt steal/stole/stolen cheat
  survive escape faint panic/panicked/panicked/panicking mumble growl hiss bite/bit/bitten purr meow bark stare glare resign retire propose
  sacrifice struggle care trust worry regret/regretted grieve mourn volunteer own rock slay play reply
`);
/** Verbs with a person for an object, or with a sentence about one: `I miss Data`, `I guess Data knows`. */
const TOWARDS = list(`
  see/saw/seen watch rewatch thank call name mean/meant suppose guess bet imagine picture follow defend blame respect
  appreciate worship pity invite visit greet welcome hear/heard mention quote cast hire recognize recognise draw/drew/drawn
  voice portray cosplay stan/stanned simp/simped ship/shipped hurt beat/beat/beaten join revive resurrect become/became
  notice dislike detest despise idolize attack arrest assume praise mock bully comfort protect
`);

/** `hug/hugged` → hug, hugs, hugged, hugging. */
function forms(verb: string) {
  const [base = '', irregular, participle, gerund] = verb.split('/');
  const stem = base.replace(/y$/, base.match(/[aeiou]y$/) ? 'y' : 'i');
  const third = /(?:s|sh|ch|x|z|[^aeiou]o)$/.test(base) || stem !== base ? `${stem}es` : `${base}s`;
  const past = irregular ?? (base.endsWith('e') ? `${base}d` : `${stem}ed`);
  const doubled = irregular === `${base}${base.at(-1)}ed` ? `${base}${base.at(-1)}` : base;
  const ing = `${base.endsWith('ie') ? `${base.slice(0, -2)}y` : doubled.replace(/([^eo])e$/, '$1')}ing`;
  return { base, third, past, participle: participle ?? past, ing: gerund ?? ing };
}
const acts = ACTS.map(forms);

/** The forms for one person: `laughs`, `laughed`. */
export const ACTING: ReadonlySet<string> = new Set(acts.flatMap(({ third, past }) => [third, past]));

/** Verb forms for several, or without a subject: no verb to a single name. */
export const OF_SEVERAL: ReadonlySet<string> = new Set([
  ...list('are were have do arent werent havent dont'),
  ...acts.map(({ base }) => base),
]);

const OBJECT_VERBS = [...acts, ...TOWARDS.map(forms)].flatMap((verb) => Object.values(verb));

const PREPOSITIONS = `
  of to for from by with without about against between among around behind before after beside besides near over under
  through toward towards via into onto upon on in at like unlike than as except including during within off
`;
const CONJUNCTIONS = `
  and or but nor so yet because since although though unless until till while whereas whether if when whenever where
  wherever why how who whom what that then plus vs versus both either neither also cuz cause bc n
`;
const ADVERBS = `
  not never only even just maybe perhaps too still already always ever really actually almost quite rather very again
  here there now once twice often sometimes back today yesterday tomorrow tonight soon later instead anyway together
  forever alone away home lately everywhere first much more most less least enough afterwards ago
`;
/** Cries, greetings and what people add to them; none says anything about a name beside it. */
export const INTERJECTIONS = set(`
  oh ah aw aww ooh wow whoa omg omfg lol lmao lmfao rofl haha hehe hey hi hello yo yes yeah yep yup nope nah well okay ok
  please pls plz damn dang gosh god ugh dude bro guys thanks thx ty sorry bye goodbye hooray yay oi ffs wtf ftw xd btw
  tbh imo imho ngl fr rip gg aha hmm huh uh um eh boo right
`);
/** `happy birthday Data` */
const GREETINGS = 'birthday christmas anniversary morning evening night luck job done';
/** What a sentence about a name hangs on: `the time Data danced`, `something Will would say`. */
const HEADS = `
  time times day moment way episode scene part reason thing things something everything nothing anything one someone
  nobody everybody everyone anyone team
`;

/** Words after which a name may stand. */
export const BRINGING: ReadonlySet<string> = new Set([
  ...[AUXILIARIES, IS, HAVING, PREPOSITIONS, CONJUNCTIONS, ADVERBS, HEADS].flatMap(list),
  ...INTERJECTIONS,
  ...OBJECT_VERBS,
  ...list(GREETINGS),
]);

/** Two objects follow: `give Data a hug`. */
export const GIVING = set(
  'give gives gave giving given show shows showed showing hand hands handed buy buys bought send sent',
);

/** A common noun follows, or an adjective and one; `the` does so before persons only. */
export const DETERMINERS = set(`
  a an my your his her its our their whose this these those some any no every each all another such more most much many
  less least few several enough which two three four five six seven eight nine ten hundred thousand million
`);
/** `lots of data` */
export const AMOUNTS = set(`
  lot lots bit bits piece pieces amount amounts bunch ton tons load loads kind kinds type types sort sorts source sources
  set sets heap heaps pile piles plenty full bytes kilobytes megabytes gigabytes terabytes kb mb gb tb cup glass bottle
  slice scrap volume volumes
`);
export const POSSESSIVES = set('my your his her its our their');
const OBJECTS = 'me you him us them it';
export const PRONOUNS = set(OBJECTS, 'myself yourself himself herself itself ourselves themselves u');
export const ADDRESSING = set('you your yours yourself youre youve youll youd u ur please pls plz');
/** What stands before an `'s` that is no possessive: `that's Data`. */
export const CONTRACTED = set('that it he she what who where here there how when why let this');

/** What is said of persons, so that a name may follow. */
const PERSONAL = `
  poor dear dearest sweet sweetest darling beloved lovely precious adorable silly young little lil brave clever wise gentle
  loyal evil grumpy angry sad happy drunk sleepy shy jealous smug lonely naive sassy handsome stubborn cheeky alive dead asleep
`;
/** What is said of things as well. */
const THINGS = `
  big large huge massive great tiny small long short high low deep wide narrow new old open closed raw clean dirty bad good
  best worst better worse nice fine top full empty free cheap expensive fast slow hot cold warm cool wet dry hard soft easy
  difficult simple complex heavy light dark bright strong weak real fake true false wrong correct main major minor key
  common rare special private public secret safe secure smart red blue green white black yellow pink purple orange brown
  grey gray gold golden silver modern ancient early late recent current previous former future past final second third other
  same different similar certain whole entire complete total average basic extra additional important useless relevant
  necessary weird strange odd crazy awesome amazing perfect missing lost broken stolen hidden local global digital live
  own pure fresh proper solid single double random spare sharp wild thick thin beautiful pretty ugly
  dangerous famous interesting boring encrypted sensitive corrupt
`;
export const SAID_OF_PERSONS = set(PERSONAL);
export const SAID_OF_THINGS = set(THINGS);
/** Endings of adjectives, with what stands before long enough that few nouns and verbs are taken for one. */
const ADJECTIVE = /^\p{L}{3,}(?:al|ous|ive|ic|able|ible|ful|less|ary|ish)$/u;

/** What a name follows as a matter of course, as it does titles: what somebody is to somebody, or at all. */
export const ROLES = set(`
  aunt auntie uncle grandma grandpa granny st android character friend bestie buddy boyfriend girlfriend husband wife brother
  sister son daughter cousin dad mom mum cat dog guy boy girl kid hero villain witch wizard robot
`);
/** Titles that say something of things too: `master data`. */
const HALF_TITLES = set('chief master count');
/** The words of a pack that name a title and hardly anything else. */
export const onlyTitles = (titles: readonly string[]): ReadonlySet<string> =>
  new Set(
    titles.filter((word) => !HALF_TITLES.has(word) && !SAID_OF_THINGS.has(word) && !ADJECTIVE.test(word)),
  );
/** Titles that stand before nothing but a name, so that not even the name needs a capital. */
export const PLAIN_TITLES = set('mr mrs ms mister');

/** What fans say after a name: `Data memes`. */
export const FANDOM = set(`
  episode episodes fan fans moment moments scene scenes meme memes quote quotes cosplay cosplays fanart fanfic fanfics stan
  stans apologist apologists supremacy arc storyline subplot backstory haters hater gif gifs plushie
`);

/** What a title may be that of. */
export const MEDIA = set('episode film movie novel book comic game story ep');

/** After a verb: hardly ever next to a name. `Will`, `Mark` and `Spot` may be verbs. */
export const OBJECT_STARTS = set(
  `i we they he she ${OBJECTS} myself yourself himself herself itself ourselves themselves u`,
  'the a an my your his her its our their this that these those some any no every each all there who what where',
);

export const PARTICLES = set('not be to of on as up down under over out off');

/** Verbs of persons and things, in forms that no noun has. */
const PAST_FORMS = `
  got went came took gave made ran left found lost broke brought became began blew built caught cut did drove fell flew
  grew held hid hit kept led let lit met paid put rode rose sent shook shut sold stuck threw won wound
`;
export const PASTS = set(PAST_FORMS);
export const PERSONS_OWN = set('his her himself herself');

/** After a name, what says neither that it is one nor that it is none. */
export const NEUTRAL: ReadonlySet<string> = new Set([
  ...[PREPOSITIONS, CONJUNCTIONS, ADVERBS, AUXILIARIES, IS, HAVING, PERSONAL, THINGS, PAST_FORMS].flatMap(
    list,
  ),
  ...list(
    'last next every all my his her their our your the a an this that these those some any no i we they he she who',
  ),
  ...list(OBJECTS),
  ...INTERJECTIONS,
  ...acts.map(({ ing }) => ing),
]);

const WAS = set('is was isnt wasnt');
const HAS = set('has had hasnt hadnt');
const SKIPPED = set(
  'so very really just always never not still even ever also too quite already only now actually literally finally been being gonna',
);
/** Between a name and its verb, or an auxiliary and its: `never`, `really`. */
export const isAdverb = (word: string) => SKIPPED.has(word) || word.endsWith('ly');
/** Participles of things: `Data was stored`, `Data is kept`; those of persons are left over. */
const PASSIVE = set(`
  lost sent kept hidden written held shown given taken found made sold shared stored saved collected deleted used encrypted
  analyzed analysed processed transmitted recorded copied based needed required removed updated shipped moved added created
  generated provided included backed uploaded downloaded corrupted protected exposed leaked wiped erased destroyed become cut
  put set built grown broken dropped spilled crushed
`);
const DOING = new Set([...acts.map(({ base }) => base), ...list('do go come get stop help leave')]);

/**
 * Whether an auxiliary and what follows may be said of a person: `is great`, `would never say`; not of what is `stored`
 * or `can be deleted`.
 * @param words from the auxiliary on, folded.
 */
export function mayBeOfPerson([first = '', ...rest]: readonly string[]): boolean {
  const main = rest.find((word) => !isAdverb(word));
  if (WAS.has(first) || HAS.has(first)) return main === undefined || !PASSIVE.has(main);
  return MODALS.has(first) && main !== undefined && DOING.has(main);
}

/** Often or always with a capital, so that it tells nothing; and what stands before them in a date. */
export const CALENDAR = set(`
  january february march april may june july august september october november december monday tuesday wednesday thursday
  friday saturday sunday spring summer autumn winter
`);
export const OF_DATES = set(
  'in on by since until till from during before after last next this every early late mid',
);
