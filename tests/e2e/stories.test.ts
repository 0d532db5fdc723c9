/** Timelines, connections, comparisons and references, as members ask for them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PICTURES } from '../../src/bot/settings.ts';
import { knowledgeOf } from '../lore/opened.ts';
import { ENTRIES, PACK, writePack } from '../lore/small-pack.ts';
import { answered, ask, customIdOf, embedOf, lore, PLACES, type Running, runBot } from './bot.ts';

let run: Running;
beforeAll(async () => {
  run = await runBot({ keep: true, standIn: { rateLimits: false } });
});
afterAll(() => run.stop());

const text = (reply: { message: Parameters<typeof embedOf>[0] }) => embedOf(reply.message).description ?? '';

type Sent = { message: Parameters<typeof embedOf>[0] };
const press = async ({ message }: Sent, label: string, bot = run) =>
  answered(await bot.bea.press(PLACES.lore, message.id, customIdOf(message, label)));
/** The same page of a timeline in words, as its button has it. */
const inWords = (sent: Sent, bot = run) => press(sent, 'In words', bot);

describe('/timeline', () => {
  it('tells what came before and after an event, in order, in a picture that can be heard and not twice', async () => {
    const reply = await ask(run.bea, 'timeline', { of: 'Khitomer Conference' });
    expect(embedOf(reply.message).title).toBe('Timeline: Khitomer Conference');
    const heard = embedOf(reply.message).image?.description ?? '';
    expect(heard).toContain('Destruction of Praxis');
    expect(heard.indexOf('Destruction of Praxis')).toBeLessThan(heard.indexOf('Assassination of Gorkon'));
    expect(text(reply)).not.toContain('Destruction of Praxis');
    expect(embedOf(reply.message).image?.url).toMatch(/timeline\.png/);
    expect(embedOf(reply.message).footer?.text).toMatch(/^Page 1 of \d+ · Not shown: /);
    const [, form] = run.standIn.requests
      .filter((request) => request.files?.length)
      .map((request) => JSON.stringify(request.body)) as [string, string?];
    expect(
      form ?? JSON.stringify(run.standIn.requests.find((request) => request.files?.length)?.body),
    ).toContain('Timeline: Khitomer Conference');
  });

  it('turns into words in place, page by page, and back into its picture', async () => {
    const reply = await ask(run.bea, 'timeline', { of: 'Khitomer Conference' });
    const words = await inWords(reply);
    expect(words.message.id).toBe(reply.message.id);
    expect(text(words)).toContain('Destruction of Praxis');
    expect([embedOf(words.message).image, words.message.attachments]).toEqual([undefined, []]);
    const later = await press(words, 'Later');
    expect(embedOf(later.message).footer?.text).toMatch(/^Page 2 of/);
    expect(embedOf(later.message).image).toBeUndefined();
    const picture = await press(later, 'As a picture');
    expect(embedOf(picture.message).image?.url).toMatch(/timeline\.png/);
    expect(embedOf(picture.message).footer?.text).toMatch(/^Page 2 of/);
  });

  it('is words alone, and so are connections, in a server that wants no pictures', async () => {
    await run.app.storage.settings.guild.set(PLACES.starbase, PICTURES, 'none');
    try {
      const reply = await ask(run.bea, 'timeline', { of: 'Khitomer Conference' });
      expect(text(reply)).toContain('Destruction of Praxis');
      const chain = await ask(run.bea, 'connect', { a: 'Curzon Dax', b: 'Nyota Uhura' });
      const ties = await ask(run.bea, 'connect', { a: 'Curzon Dax' });
      for (const { message } of [reply, chain, ties])
        expect([embedOf(message).image, message.attachments]).toEqual([undefined, []]);
      expect(() => customIdOf(reply.message, 'In words')).toThrow();
    } finally {
      await run.app.storage.settings.guild.unset(PLACES.starbase, PICTURES);
    }
  });

  it('pages in place, with a new picture', async () => {
    const reply = await ask(run.bea, 'timeline', { of: 'Khitomer Conference' });
    const later = answered(
      await run.bea.press(PLACES.lore, reply.message.id, customIdOf(reply.message, 'Later')),
    );
    expect(embedOf(later.message).footer?.text).toMatch(/^Page 2 of/);
    expect(later.message.id).toBe(reply.message.id);
  });

  it('of an entry that has left the packs says so, and shows no other in its place', async () => {
    const reply = await ask(run.bea, 'timeline', { of: 'Khitomer Conference' });
    const { lore } = run.app;
    const { entry } = lore;
    lore.entry = () => undefined;
    try {
      for (const label of ['Later', 'What is not shown']) {
        const id = customIdOf(reply.message, label);
        const stale = answered(await run.bea.press(PLACES.lore, reply.message.id, id));
        expect(embedOf(stale.message).title).toBe('This is from an older version');
        expect(stale.ephemeral).toBe(true);
      }
    } finally {
      lore.entry = entry;
    }
  });

  it('lists what it leaves out for the one who wants to know', async () => {
    const reply = await ask(run.bea, 'timeline', { of: 'Khitomer Conference' });
    const rest = answered(
      await run.cyd.press(PLACES.lore, reply.message.id, customIdOf(reply.message, 'What is not shown')),
    );
    expect(rest.ephemeral).toBe(true);
    const embed = embedOf(rest.message);
    expect(embed.title).toBe('Not on the timeline: Khitomer Conference');
    expect(JSON.stringify(embed.fields)).toContain('Azetbur');
    const next = answered(
      await run.cyd.press(PLACES.lore, rest.message.id, customIdOf(rest.message, 'Next page')),
    );
    expect(embedOf(next.message).footer?.text).toMatch(/^Page 2 of/);
  });

  it('lists all that a year leaves out, by event and person, the best known first', async () => {
    const reply = await ask(run.bea, 'timeline', { of: '2293' });
    const said = Number(/(\d+) details/.exec(embedOf(reply.message).footer?.text ?? '')?.[1]);
    let { message } = answered(
      await run.cyd.press(PLACES.lore, reply.message.id, customIdOf(reply.message, 'What is not shown')),
    );
    expect(embedOf(message).description).toContain(`**${said} details**, by the event or whom they are of`);
    const pages = Number(/of (\d+)/.exec(embedOf(message).footer?.text ?? '')?.[1]);
    const fields = [...(embedOf(message).fields ?? [])];
    for (let page = 2; page <= pages; page++) {
      message = answered(
        await run.cyd.press(PLACES.lore, message.id, customIdOf(message, 'Next page')),
      ).message;
      fields.push(...(embedOf(message).fields ?? []));
    }
    const headings = [...new Set(fields.map(({ name }) => name.replace(' (continued)', '')))];
    expect(headings.indexOf('Khitomer Conference')).toBeLessThan(headings.indexOf('Operation Retrieve'));
    expect(headings).not.toContain('Not listed');
    const lines = fields
      .flatMap(({ value }) => value.split('\n'))
      .filter((line) => /^• (?!\*\*Sources)/.test(line));
    // Facts that contradict each other share their lines.
    expect(lines.length).toBeGreaterThan(said * 0.95);
    expect(fields.find(({ name }) => name === 'Operation Retrieve')?.value).toContain(
      'Starfleet could clean',
    );
  });

  it('is in the order of the film, and says in words and in the picture where none is known', async () => {
    const first = await ask(run.bea, 'timeline', { of: '2293' });
    const second = answered(
      await run.bea.press(PLACES.lore, first.message.id, customIdOf(first.message, 'Later')),
    );
    const third = answered(
      await run.bea.press(PLACES.lore, second.message.id, customIdOf(second.message, 'Later')),
    );
    expect(embedOf(third.message).image?.description).toContain('Order not known: 1 of 2293');
    const pages: Sent[] = [await inWords(await ask(run.bea, 'timeline', { of: '2293' }))];
    for (let at = 1; at < 3; at++) pages.push(await press(pages.at(-1) as Sent, 'Later'));
    const all = pages.map(text).join('\n');
    const at = (name: string) => {
      expect(all).toContain(name);
      return all.indexOf(name);
    };
    expect(at('Gorkon Initiative')).toBeLessThan(at('Assassination of Gorkon'));
    expect(at('Gorkon was shot')).toBeLessThan(at('Trial of Kirk'));
    expect(at('Escape from Rura Penthe')).toBeLessThan(
      at('Assassination attempt on the Federation President'),
    );
    expect(all).toMatch(
      /-# Order within 2293 not known, for the next one:\n• \*\*2293\*\* Khitomer Conference \(mirror\)/,
    );
  });

  it('tells each side with its tier where sources disagree', async () => {
    const valtane = text(await inWords(await ask(run.bea, 'timeline', { of: 'Dmitri Valtane' })));
    expect(valtane).toMatch(/\*On screen:\* .*[Ww]as killed/);
    expect(valtane).toMatch(/\*On screen:\* .*[Ww]as seen on the bridge/);
    expect(valtane).not.toMatch(/\*On screen:\* .*[Tt]raced the shock wave/);
  });

  it('keeps on its later pages to the canon line that was asked for', async () => {
    const reply = await ask(run.bea, 'timeline', { of: '2285-2380', canon: 'screen' });
    const later = answered(
      await run.bea.press(PLACES.lore, reply.message.id, customIdOf(reply.message, 'Later')),
    );
    for (const { message } of [reply, later])
      expect(embedOf(message).footer?.text).toMatch(/beyond canon line/);
    expect(embedOf((await ask(run.bea, 'timeline', { of: '2285-2380' })).message).footer?.text).not.toMatch(
      /beyond canon line/,
    );
  });

  it.each([
    ['2368-2375', '2368 to 2375'],
    ['Before 2293', 'before 2293'],
    ['2293!', '2293'],
    ['２２９３', '2293'],
    ['23rd Century', '23rd century'],
    ['between 2290 and 2295', '2290 to 2295'],
    ['the 2290s', '2290s'],
    ['in 2293', '2293'],
  ])('takes %j for the span %s, never for a name', async (of, title) => {
    expect(embedOf((await ask(run.bea, 'timeline', { of })).message).title).toBe(`Timeline: ${title}`);
  });

  it('turns round a span whose end comes first, and says so', async () => {
    const reply = await ask(run.bea, 'timeline', { of: '2295-2293' });
    expect(text(reply)).toMatch(/^-# Turned round, from the earlier to the later: 2293 to 2295\.(\n-# .*)?$/);
    const later = answered(
      await run.bea.press(PLACES.lore, reply.message.id, customIdOf(reply.message, 'Later')),
    );
    expect(embedOf(later.message).title).toBe('Timeline: 2293 to 2295');
  });

  it.each([
    ['2293-13', 'No such date', 'is no date. Dates look like: 2293,'],
    ['stardate 99999', 'No such stardate', 'Dates look like: 2293,'],
    ['99x99', 'Nothing found', 'Dates look like: 2293,'],
    ['Zork 4711', 'Nothing found', 'Dates look like: 2293,'],
  ])(
    'says kindly, and to the asker alone, that %j is no date, and what one looks like',
    async (of, title, said) => {
      const reply = await ask(run.bea, 'timeline', { of });
      expect(reply.ephemeral).toBe(true);
      expect(embedOf(reply.message).title).toContain(title);
      expect(text(reply)).toContain(said);
    },
  );

  it('offers what is typed as a date as one', async () => {
    const typed = { channelId: PLACES.lore, command: 'timeline', options: { of: 'From 2290 to 2295' } };
    const [first] = await run.bea.autocomplete(typed, 'of');
    expect(first).toMatchObject({ name: '2290 to 2295 · span of time', value: '2290 to 2295' });
  });

  it('finds a span by the ages that its pack counts by', async () => {
    const aged = await runBot({
      knowledge: knowledgeOf(
        writePack({
          'pack.yaml': `${PACK}eras: [{ forms: ["A.C. {year}", "AC {year}"], zero: 2000 }]\n`,
          'entries.yaml': ENTRIES.replace('date: 2293', 'date: 2293 as A.C. 293'),
        }),
      ),
      standIn: { rateLimits: false },
    });
    const during = async (of: string) => text(await ask(aged.bea, 'timeline', { of }));
    expect(await during('ac 290-295')).toContain('Not shown: 1 detail');
    expect(await during('A.C. 300-305')).not.toContain('1 detail');
  });

  it('finds an entry by its very name, even when that reads like a date', async () => {
    const named = await runBot({
      knowledge: knowledgeOf(
        writePack({
          'entries.yaml': `${ENTRIES}
station:
  name: "2293"
  kind: place
  summary: It.
  cite: [tuc]
  facts:
    - { id: opened, relation: rank, date: 2400, text: The station was opened., cite: [tuc] }
`,
        }),
      ),
    });
    for (const of of ['2293', '2293!'])
      expect(text(await inWords(await ask(named.bea, 'timeline', { of }), named))).toContain(
        'The station was opened.',
      );
    const span = await ask(named.bea, 'timeline', { of: '2292-2294' });
    expect(embedOf(span.message).title).toBe('No event known');
    expect(text(span)).toBe('No event is known here, and no turning point. Not shown: 1 detail');
  });
});

describe('/connect', () => {
  it('leads from one entry to another, a sourced sentence a step', async () => {
    const reply = await ask(run.bea, 'connect', { a: 'Curzon Dax', b: 'Nyota Uhura' });
    expect(text(reply)).toMatch(
      /^In 2 steps:\n\n1\. Curzon Dax was a delegate .* → \*\*Khitomer Conference\*\* `DS9 6x07`/,
    );
    expect(embedOf(reply.message).image?.url).toMatch(/connection\.png/);
  });

  it('of one entry lists its strongest ties', async () => {
    expect(text(await ask(run.bea, 'connect', { a: 'Pardek' }))).toMatch(/^• \*\*Spock\*\*/);
  });

  it('says so where there is no way, and when both are one', async () => {
    expect(embedOf((await ask(run.bea, 'connect', { a: 'Spock', b: 'Mr. Spock' })).message).title).toBe(
      'One and the same',
    );
    const reply = await ask(run.bea, 'connect', { a: 'Spock', b: 'Klaestron IV' });
    expect(embedOf(reply.message).title).toContain('no connection');
    expect(text(reply)).toContain('Nothing ties **Klaestron IV** to anything.');
    expect(text(reply)).not.toContain('From **Spock**');
  });

  it('says where it is the canon line that cuts the way, and finds it when all sources count', async () => {
    const reply = await ask(run.bea, 'connect', { a: 'Elias Vaughn', b: 'Kirk', canon: 'screen' });
    expect(text(reply)).toBe(
      [
        'No chain of facts leads from one to the other within what counts here.',
        '**Elias Vaughn** is known only from works below the canon line.',
        '',
        'One does when all sources count: ask again with `canon:` **everything**.',
      ].join('\n'),
    );
    const all = await ask(run.bea, 'connect', { a: 'Elias Vaughn', b: 'Kirk', canon: 'everything' });
    expect(text(all)).toMatch(/^In \d+ steps:/);
  });

  it('keeps to canon: in the strongest ties, and counts those below the line', async () => {
    const all = await ask(run.bea, 'connect', { a: 'Curzon Dax' });
    expect(text(all)).toContain('Forged in Fire');
    const onScreen = await ask(run.bea, 'connect', { a: 'Curzon Dax', canon: 'screen' });
    expect(text(onScreen)).not.toContain('Forged in Fire');
    expect(embedOf(onScreen.message).footer?.text).toMatch(/^\d+ more ties below the canon line · /);
    const alone = await ask(run.bea, 'connect', { a: 'Elias Vaughn', canon: 'screen' });
    expect(text(alone)).toBe(
      '**Elias Vaughn** is known only from works below the canon line. `canon:` **everything** counts those too.',
    );
  });
});

describe('/search', () => {
  it('counts what lies below the canon line asked for, and keeps to it when its pages are turned', async () => {
    const reply = await ask(run.bea, 'search', { text: 'Klingon', canon: 'screen' });
    expect(embedOf(reply.message).footer?.text).toMatch(/\d+ more facts below the canon line/);
    const next = answered(
      await run.bea.press(PLACES.lore, reply.message.id, customIdOf(reply.message, 'Next page')),
    );
    expect(embedOf(next.message).footer?.text).toMatch(/^Page 2 of .* below the canon line/);
  });
});

describe('/compare', () => {
  const rows = async (a: string, b: string, options: Record<string, string> = {}) => {
    const { fields = [] } = embedOf((await ask(run.bea, 'compare', { a, b, ...options })).message);
    return new Map(fields.map(({ name, value }) => [name, value]));
  };
  const suggested = async (options: Record<string, string>, focused: string) => {
    const choices = await run.bea.autocomplete(
      { channelId: PLACES.lore, command: 'compare', options },
      focused,
    );
    return choices.map(({ name }) => name);
  };

  it('puts two of a kind side by side: a row has a line for each, or one that is true of both', async () => {
    const found = await rows('Gowron', 'Azetbur');
    expect(found.get('Species')).toBe('**Both** Klingon `TNG 4x07` `TUC`');
    expect(found.get('Office')).toMatch(
      /^\*\*Gowron\*\* Chancellor of the Klingon High Council: from 2367 `TNG 4x26`, until 2375 `DS9 7x22`\n\*\*Azetbur\*\* Chancellor .*from 2293 `TUC`/,
    );
    const { embeds } = (await ask(run.bea, 'compare', { a: 'Gowron', b: 'Azetbur' })).message;
    expect(embeds[0]?.fields?.some(({ inline }) => inline)).toBe(false);
  });

  it('tells what both had a part in, and what passed between them', async () => {
    expect((await rows('Gowron', 'Worf')).get('In common')).toMatch(
      /• \*\*Federation-Klingon War \(2372-2373\)\*\*: Deeds .*\n(.*\n)?and \d+ more$/,
    );
    expect((await rows('Kirk', 'Picard')).get('Between the two')).toContain('inside the Nexus');
  });

  it('dates an event by its own date, whatever the fact beside it is from', async () => {
    const found = await rows('House of Duras', 'House of Mogh');
    expect(found.get('At events')).toContain('Khitomer Massacre (2346) `TNG 3x17`');
  });

  it('says of whom only works below the canon line know, and that they can be counted', async () => {
    const { message } = await ask(run.bea, 'compare', { a: 'Elias Vaughn', b: 'Kirk', canon: 'screen' });
    expect(embedOf(message).description).toBe(
      'All that is known of **Elias Vaughn** is from works below the canon line: `canon:` **everything** counts them.',
    );
    expect(embedOf(message).footer?.text).toMatch(/\d+ more facts below the canon line/);
    expect((await rows('Elias Vaughn', 'Kirk', { canon: 'everything' })).has('Species')).toBe(true);
  });

  it('suggests for either others of the kind of the one that is named', async () => {
    const typed = 'khitomer';
    for (const [option, other] of [
      ['b', 'a'],
      ['a', 'b'],
    ] as const) {
      const names = await suggested({ [other]: 'khitomer/khitomer-accords', [option]: typed }, option);
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) {
        const found = lore().find(name);
        expect(found.ok && found.item.kind).toBe('agreement');
      }
      expect(names.some((name) => name.startsWith('Khitomer Accords ·'))).toBe(false);
    }
    expect((await suggested({ a: typed }, 'a')).some((name) => name.includes(' · event'))).toBe(true);
  });

  it('points to /connect for two that are not', async () => {
    expect(text(await ask(run.bea, 'compare', { a: 'Gowron', b: 'Praxis' }))).toContain('/connect');
  });
});

describe('canon:', () => {
  const LOOK_UPS: readonly (readonly [command: string, options: Record<string, string>])[] = [
    ['who', { name: 'Hikaru Sulu' }],
    ['event', { name: 'Khitomer Conference' }],
    ['lore', { name: 'Khitomer' }],
    ['search', { text: 'Praxis' }],
    ['timeline', { of: 'Curzon Dax' }],
    ['connect', { a: 'Curzon Dax' }],
    ['compare', { a: 'Gowron', b: 'Azetbur' }],
    ['ask', { question: 'who killed Gorkon' }],
    ['source', { title: 'Forged in Fire' }],
    ['quote', { of: 'Chang' }],
  ];

  it('is an option of each of these and of no other command', () => {
    const taking = run.bea
      .commands(PLACES.lore)
      .filter(({ options = [] }) => options.some(({ name }) => name === 'canon'));
    expect(taking.map(({ name }) => name).toSorted()).toEqual(LOOK_UPS.map(([name]) => name).toSorted());
  });

  it.each(LOOK_UPS)(
    'of /%s is refused in private, with the right ones, where it is none',
    async (command, options) => {
      const reply = await ask(run.bea, command, { ...options, canon: 'no novels' });
      expect(reply.ephemeral).toBe(true);
      expect(embedOf(reply.message).title).toBe('No such canon line');
      expect(text(reply)).toContain('“no novels” is none');
      expect(text(reply)).toContain('**Down to: Licensed novel**');
    },
  );

  it.each([
    ['ON SCREEN', /facts? below the canon line/],
    ['screen only', /facts? below the canon line/],
    ['only screen', /facts? below the canon line/],
    ['On screen only', /facts? below the canon line/],
    ['down to novelizations', /facts? below the canon line/],
    ['Everything', /^((?!below the canon line).)*$/s],
    ['all tiers', /^((?!below the canon line).)*$/s],
  ])('understands “%s”', async (canon, expected) => {
    const reply = await ask(run.bea, 'who', { name: 'Kimara Cretak', canon });
    expect(reply.ephemeral).toBe(false);
    expect(JSON.stringify(reply.message.components)).toMatch(expected);
  });

  it('understands no tier but the strongest to count alone', async () => {
    const reply = await ask(run.bea, 'who', { name: 'Kimara Cretak', canon: 'only novels' });
    expect(embedOf(reply.message).title).toBe('No such canon line');
  });
});

describe('/today', () => {
  it('tells what came out on this day', async () => {
    run.clock.moveTo(Date.UTC(new Date(run.clock.now()).getUTCFullYear() + 1, 11, 6, 12));
    const embed = embedOf((await ask(run.bea, 'today')).message);
    expect(embed.title).toBe('On this day: December 6');
    expect(JSON.stringify(embed.fields)).toContain('The Undiscovered Country');
  });
});

describe('"Explain references"', () => {
  it('lists whom and what a message mentions, for the one who asked', async () => {
    const message = run.cyd.say(
      PLACES.lore,
      "Wasn't it Gorkon's daughter Azetbur who came to Khitomer? Things change, said Worfing.",
    );
    const reply = answered(await run.bea.runOn('Explain references', PLACES.lore, message.id));
    expect(reply.ephemeral).toBe(true);
    const names = embedOf(reply.message).fields?.map((field) => field.name.split(' · ')[0]);
    expect(names).toEqual(expect.arrayContaining(['Gorkon', 'Azetbur', 'Khitomer']));
    expect(names).not.toContain('Chang');
    expect(names).not.toContain('Worf (son of Mogh)');
  });

  it('says so when a message mentions nobody', async () => {
    const message = run.cyd.say(PLACES.lore, 'good morning everyone');
    expect(
      embedOf(answered(await run.bea.runOn('Explain references', PLACES.lore, message.id)).message).title,
    ).toBe('Nothing known in there');
  });
});

describe('a member who installed Curzon for themselves', () => {
  it('looks up, connects and plays alone where the server has not installed it', async () => {
    const dov = run.standIn.client('1180000000020000004');
    const card = answered(
      await dov.run({ channelId: PLACES.tavern, command: 'who', options: { name: 'Azetbur' } }),
    );
    expect(embedOf(card.message).title).toBe('Azetbur');
    const game = answered(
      await dov.run({ channelId: PLACES.tavern, command: 'trivia', path: ['play'], options: { length: 1 } }),
    );
    expect(game.ephemeral).toBe(true);
  });
});
