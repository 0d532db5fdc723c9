/**
 * Chatty messages in which everyday words are names, or are not. Every name that is meant stands in [square brackets];
 * all else is not meant. Some 160 were written before the rules that tell the two apart. The others came after, and what
 * they showed went into the rules; read for the first time, 86 to 93 of 100 names found were meant, and 86 to 92 of 100
 * meant were found. Six slips in the marks were put right after that; no message was taken out for being read wrongly.
 */
export interface Message {
  /** With the brackets. */
  marked: string;
  /** Why it is read wrongly as yet; undefined where it is read as marked. */
  misread: string | undefined;
}

const messages = (lines: string): Message[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => ({ marked: line.trim().replaceAll('\\n', '\n'), misread: undefined }));

const misread = (reasons: Record<string, string>): Message[] =>
  Object.entries(reasons).map(([marked, reason]) => ({ marked, misread: reason }));

/** The shipped pack: Data, Bones, Styles, West and Earth are everyday words. */
export const SHIPPED: readonly Message[] = [
  ...messages(`
    [Data] is great
    [DATA]!!!
    [Data], [Worf] and [Picard] walk into a bar
    big Data is hype
    open Data formats
    [Data] was right all along
    [Data] said it best: friendship is a habit
    [Data]'s cat is the real hero
    [Data] walks in and everybody laughs
    [Data] can't even whistle
    [Data] would never say that
    I love [Data] so much
    rewatching the one where [Data] sings to his cat
    omg [DATA]
    [Data] 😍
    [Data] lol
    hey [Data], do you dream?
    [Data], you are my favourite
    [Data] and I would be best friends
    who is better, [Data] or [Spock]?
    [data] and [picard] were like family
    [picard], [data] and [worf] on the same bridge
    [Data] vs [Spock], go
    [Data]/[Worf] dance-off when
    [Picard] rescued [Data] twice
    [Commander Data] has entered the chat
    poor [Data], nobody gets him
    I think [Data] and [Worf] make a good team
    [PICARD] AND [DATA] ARE THE BEST DUO
    [DATA] IS BETTER THAN [SPOCK] AND YOU KNOW IT
    best episode is the one about [Data] on trial
    who else cried when [Data] died
    "make it so" is what [Picard] says, [Data] just raises an eyebrow
    my favourites: [Worf], [Data], [Dax]
    I told [Data] the joke and he did not laugh
    not even [Data] could have solved that
    is [Data] alive in the new show?
    [Bones] is grumpy and I am here for it
    [Bones], where are you when I need you
    [Kirk], [Spock] and [Bones] forever
    [Bones] said he is a doctor, not a miner
    so it was [West] all along? [West] wanted the war
    [Styles] was so smug in that film
    nobody likes [Styles], not even [Scotty]
    any good [Data] memes?
    [Data] episodes are the best ones
    [Worf] brought [Data] along
    [Chang] quotes Shakespeare, [Bones] rolls his eyes
    the data is in and it looks bad
    my data plan is gone again
    my Data plan is gone again
    the Data we collected is useless
    Data formats are a mess
    Data shows that nobody reads the rules
    Data centers use too much water
    Data privacy matters to me
    We need more Data before we decide
    I lost all my Data when the disk died
    lots of Data and no answers
    the sensor Data looks odd
    we store customer Data in the cloud
    Raw Data only, please
    Data from the probe came in late
    Data Science is my major
    she studies Data Science at uni
    DATA IS WRONG AND THE WEST IS FAR
    BACK UP YOUR DATA PEOPLE
    Why Data Matters More Than Ever In The Modern World
    Data-driven design is overrated
    see Data.csv for the rest
    the code is \`Data\` and then \`Worf\`
    https://example.org/Data/Worf is down again
    <:data:1234567890> <@1234567890> lol
    \`\`\`\\nData = load("Worf")\\n\`\`\`
    Bones heal in six weeks
    Bones were found under the house
    I broke two Bones last winter
    West of here there is nothing
    go West young man
    Styles change every year
    Hair Styles of the nineties were wild
    my bones hurt today
    [Worf] said the data was wrong
    [Worf] lost the Data again
    [WORF] SAID THE DATA IS WRONG
    data, lots of data, says [Picard]
    Does [Data] like jazz? Asking for a friend
    because [Data] wanted to be human
    [Data]: the android who wanted to be [Worf]
    [Data] has the best beard in Q's dream
    I named my cat [Data]
    [Data] was assimilated? no that was [Picard]
    Data is stored in the cloud nowadays
    Data will be deleted after thirty days
    Data was collected from 300 users
    Data can be wrong, you know
    Data is expensive, and my data plan is small
    [DATA] NOOOOO
    [data] vs [spock] who wins
    anyone has a picture of [Data]?
    gigabytes of Data every night
    this is why [Data] rocks
    [Data] & [Worf] > everyone
    Meta Data is not content
    the Meta Data of the picture
    Big Data and machine learning
    Open Data for everyone
    Mobile Data is off
    Data Analyst wanted
    Hiring: Data engineer
    turn off your Mobile Data
    Data protection officer
    what Data do they collect about us
    which Data did you use
    [Picard] to [Data]: make it so
    [Picard] trusts [Data] with his life
    [Worf]: "Captain!" [Data]: "Intriguing."
    So [Data] walks into a holodeck
    What is [Data]'s rank again?
    Why did they have to kill [Data]
    please give [Data] a hug
    I gave Data to the team
    [Data], [Bones] and [Styles] at one table
    no, [Bones] did not say that
    [Bones] and [Spock] arguing is my love language
    he's dead, [Bones]
    Dem Bones is a song
    chicken Bones are bad for dogs
    can [Worf] beat [Data] at poker?
    [Data] beats [Worf] at poker
    MY FAVOURITES ARE [SPOCK], [DATA] AND [WORF]
    ALL YOUR DATA ARE BELONG TO US
    I JUST LOST ALL MY DATA
    [Spock] analyzed the Data for hours
    the [Earth] is round and [Earth] is home
    We Collect Data To Improve Our Service
    New Study: Data Shows Fans Prefer Old Shows
    Data Breach Exposes Millions Of Users
    the android [Data] paints
    I agree with [Data] here
    According to [Data], humour is hard
    Data or it did not happen
    Data entry job, anyone?
    Data types in TypeScript are hard
    Data, in my opinion, should be free
    **[Data]** is my favourite
    I love **[Data]** so much
    ||[Data] dies||
    > [Data] said that
    - [Data]\n- [Worf]\n- [Picard]
    1. [Worf]\n2. [Data]
    Favourite characters:\n[Data]\n[Spock]
    fav android? [Data] obviously, [Worf] is no android
    Kinda wish [Data] had stayed
    Happy birthday [Data]!
    gn [Data]
    luv [Data] sm
    [Data] fans rise up
    anybody watched [Data] play the violin?
    I keep mixing up [Data] and [Spock]
    you sound like [Data]
    imagine being [Data] for a day
    in the end it was [Data] who saved them
    it's [Data]!
    that's not [Data], that's his brother
    I want to hug [Data]
    [Data] meeting [Spock] was magic
  `),
  ...misread({
    'Star Trek has [Data], other shows have nobody': 'whoever has an object may have data',
    'rip [Data] 2379': 'a number makes a model or an edition of it',
    'skull and Bones': 'another noun is not told from another name',
    'based on Data we can say little': 'a capital after a preposition',
    'you are such a [Data]': 'an article makes a common noun of it',
  }),
];

/** Another fandom: each name an everyday word, but Tobin, Ysolde and Aldric Venn. */
export const FIRST_NAMES_PACK = [
  'Will',
  'Grace',
  'Hunter',
  'Rose',
  'Mark',
  'Crystal',
  'May',
  'Spot',
  'Quark',
  'Tobin',
  'Ysolde',
  'Aldric Venn',
];
export const FIRST_NAMES: readonly Message[] = [
  ...messages(`
    [Will] is the heart of this show
    [Will] and [Tobin] are so cute together
    I miss [Will]
    [Will]'s haircut though
    did [Will] ever find out?
    [Will] deserves better
    [Will] cried and so did I
    Will you be there tonight?
    Will the next season be any good
    Will this work?
    will do
    Where there is a Will there is a way
    the Will of the people
    Will Smith was in my dream
    Will [Tobin] survive?
    [Tobin] will be fine
    [TOBIN] WILL BE FINE
    I WILL NEVER FORGIVE THEM
    [Grace] was the best part of the finale
    [Grace] says hi
    [Grace], come back, you are missed
    thank you [Grace]
    Grace period ends on Friday
    Grace under pressure
    saving Grace of this episode was the music
    [Hunter] betrayed everybody
    [Hunter] and [Ysolde] in one scene, finally
    Hunter class is broken since the patch
    I main a Hunter in that game
    the Hunter becomes the hunted
    [Rose] is a queen
    I ship [Rose] with [Ysolde]
    [Rose] laughed, [Tobin] wept
    Rose to the occasion, I see
    Rose gold is ugly
    red Rose for you
    Axl Rose was louder
    I saw Axl Rose live
    [Mark] knows something
    ask [Mark] about the map
    Mark my words
    Mark Twain never said that
    Mark this as read please
    Mark the date
    question Mark of the day
    [Crystal] hates [Mark]
    [Crystal] is my favourite
    Crystal ball says no
    Crystal clear now, thanks
    a Crystal fell from the shelf
    [May] says she is tired
    aunt [May] makes the best pie
    May I ask something?
    May the force be with you
    in May we go on holiday
    the con is on May 5
    see you in May
    last May was so hot
    MAY I REMIND YOU
    [Spot] was asleep on the couch again
    Spot on!
    Spot the difference
    nice Spot for a picnic
    our cat [Spot] meowed
    [Quark] cheats, [Tobin] laughs
    the Quark model is physics
    Quark soup is a thing
    we like [Quark] because he is honest about it
    [Tobin], [Will], [Grace] and [Rose] on one poster
    [tobin] and [will]
    [WILL] AND [YSOLDE] FOREVER
    [WILL]!!!
    team [Tobin]. [Will] can go
    [Aldric Venn] trained [Hunter]
    Hunting season. Hunter gatherers were happier
    Grace Okafor would be a good name
    so [Grace] just left? wow
    the scene with [Rose] in the rain
    [Rose] smiled at [Mark] and I melted
    [Rose] is dead and nobody cares
    every Rose has its thorn
    Rose tinted glasses
    a single Rose
    my aunt grows Rose bushes
    [Hunter] never loved her
    any [Hunter] fans here?
    bounty Hunter
    Bounty Hunter is my job
    [Mark] has a point
    Mark has been set on the map
    [Mark] was here
    three Mark bills
    Mark all as read
    [Mark], can you help me
    mark my words, [Tobin] will return
    will [Tobin] return? Will [Ysolde]?
    [will] & [tobin] supremacy
    [Tobin] and [Will] fight
    who would [Will] choose
    Will do!
    Will that be all?
    Free Will is an illusion
    Against my Will
    when [Will] says no he means no
    I bet [Will] has a secret twin
    Last Will and Testament
    I think [Will], not [Tobin], opened the gate
    crystal clear
    [Crystal] lied to [Ysolde]
    the Crystal lied
    Crystal meth is bad
    [Crystal] told me nothing
    Dark Crystal was a good film
    I agree with [Crystal]
    Spot price of gold
    good boy [Spot]
    [Quark] is such a crook
    May is here at last
    It May rain
    [May] and [Tobin] kissed
    hello [May]
    May 4th be with you
    GRACE PERIOD IS OVER
    I STAN [YSOLDE] AND [GRACE]
    [TOBIN] MAY BE WRONG
    [WILL] TOLD [TOBIN] THE TRUTH
    The [Will] episode made me cry
    [Will]'s gonna be fine
    [Will] won't die
  `),
  ...misread({
    '[Grace] makes me laugh every time': 'what makes one laugh need not be a person',
    'Hunter x Hunter is great': 'the title of another work',
    '[Will] went home': 'things go, too',
    '[Spot] ran away': 'things run, too',
    "Will's and Testaments": 'a slip, with the ending of a name',
    'Quark is a kind of cheese': 'said of the cheese as of a barkeeper',
  }),
];

/** A third one, of girls, vampires and a crew: each name an everyday word, but Kaylee and Inara. */
export const NATURE_PACK = [
  'Angel',
  'Faith',
  'Joy',
  'Dawn',
  'Spike',
  'Willow',
  'Summer',
  'River',
  'Jasper',
  'Ash',
  'Jack',
  'Bill',
  'Star',
  'April',
  'Kaylee',
  'Inara',
];
export const NATURE: readonly Message[] = [
  ...messages(`
    [Angel] is such a sad character
    [Angel] broods, [Spike] jokes, I live for it
    ok but [Spike] in season two was peak television
    [Spike] got his soul back for love
    Spike in traffic today, sorry for the lag
    there was a Spike in the numbers last night
    huge Spike in traffic after the post
    did anyone else cry when [Joy] left?
    [Joy] is my comfort character
    Joy to the world
    the Joy of painting
    pure Joy when I saw the trailer
    [Dawn] is so annoying in season five lol
    Dawn of the Dead is on tonight
    [Willow] and [Kaylee] would be friends
    Willow trees are my favourite
    we planted a Willow in the garden
    nobody does it like [Willow]
    [Summer] said what we all think
    Summer is almost over and I did nothing
    Summer holidays start tomorrow
    Indian Summer is a lovely word
    [River] killed them all with her eyes closed
    River rafting this weekend, who is in?
    [Inara] taught [River] how to dance
    [INARA] AND [RIVER] IN ONE SCENE
    [INARA]
    Mississippi River is long
    down by the River
    [Jack] told [Kaylee] everything
    Jack of all trades
    Jack Sparrow is the best pirate
    who wins, [Jack] or [Spike]?
    [Ash], [Jack] and [Bill] go camping
    Ash from the volcano covered everything
    I got Ash all over my shirt
    [Ash]'s pikachu is overpowered
    Ash Wednesday is next week
    pay the Bill please
    Bill passed the senate
    Bill Gates called
    [Bill] hates [Faith] and I do not get why
    Faith in humanity restored
    have a little Faith
    I have Faith in this team
    [Faith] stabbed him and I cheered
    if [Faith] were in charge this would be over
    losing my Faith in the writers
    watching the finale, [Faith] just punched a vampire omg
    Star Trek is better
    five Star review from me
    [Star] deserved a better ending than that
    April fools
    it was in April I think
    [April] laughed at [Jasper]
    April showers bring May flowers
    so is [Spike] a good guy now?
    my roommate thinks [Spike] is hot
    I hate that they killed [Joy] off
    I cosplayed [Willow] last con
    [kaylee] and [spike] are the comic relief
    [inara], [faith] and [dawn] best girls
    dawn was late and [kaylee] had to wait
    keep the faith, [kaylee]
    [kaylee] says faith is all you need
    angel hair pasta tonight
    Angel hair pasta tonight
    Angel investors ruined it
    my sweet [Angel] deserved more screentime
    [Spike] > [Angel]
    [Angel]/[Spike] shippers rise up
    [Angel]!!
    ANGEL INVESTORS ARE EVIL
    SPIKE IN PRICES AGAIN
    THEY KILLED [INARA] AND [JOY] I CANNOT
    no way [Spike] survives this
    unpopular opinion: [Spike] was never evil
    honestly [Dawn] deserved so much better
    I started a rewatch and [Angel] already annoys me
    not a fan of [Bill], too smug
    what would [Jasper] do
    can we talk about [Jasper]'s speech
    "I am not leaving," [Jasper] whispered
    [Jasper] whispered something and [Inara] smiled
    :joy: lol
    #Joy
    Ash.png is missing
    \`Bill\` is null here
    hey @everyone, [Joy] is in the new trailer
  `),
  ...misread({
    'Dawn is breaking over the city': 'said of the morning as of a girl',
    'up before Dawn again': 'a capital after a preposition',
    '[Willow] turning evil was the best twist': 'a gerund may follow any noun',
    'Jasper is a red stone': 'said of the stone as of a boy',
  }),
];
