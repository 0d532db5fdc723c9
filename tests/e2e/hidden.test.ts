import { beforeAll, describe, expect, it } from 'vitest';
import { openKnowledge } from '../../src/bot/knowledge.ts';
import { movableClock } from '../../src/playground/movable-clock.ts';
import { EVERYTHING } from '../../src/spoilers/viewer.ts';
import { asked, offered, shown } from '../commands/asked.ts';
import { everyAnswer } from '../commands/every-answer.ts';
import { ITS_DAY, markedPack } from '../lore/marked-pack.ts';
import { knowledgeOf, shippedKnowledge } from '../lore/opened.ts';
import { customIdOf, menuOf, PLACES, type Running, runBot, until } from './bot.ts';

/** What names Zorblax, in every place where a text can stand. */
const ZORBLAX = `
zorblax:
  { name: Zorblax Morn, kind: person, aliases: [The Quiet One, Qwill], prominence: 100, summary: A zorblaxian trader., cite: [saga], facts: [
    { relation: attended, target: meeting, role: delegate, date: "2290-${ITS_DAY}", text: "Zorblax Morn sat at the Alph Meeting, in the last row.", cite: [saga] },
    { relation: met, target: el, text: "Zorblax Morn met Alphel Kor in the rain.", cite: [saga] },
    { relation: quote, value: "Zorblax buys it!", cite: [tale] } ] }
mirror-morn: { name: Morn, kind: person, summary: Somebody else of that name., cite: [saga] }
station: { name: Zorblax Morn Station, kind: place, summary: A station of its own., cite: [saga] }
teller:
  { name: Alph Teller, kind: person, aliases: [Friend of Qwill, Tell], summary: [
      { text: Zorblax Morn lent money to this one., cite: [saga] }, { text: A teller of tales., cite: [tale] } ], facts: [
    { relation: met, target: zorblax, text: "They met at noon.", cite: [saga] },
    { relation: met, target: an, text: "Alph Teller met Alphan Kor beside Qwill.", date: "2291-${ITS_DAY}", cite: [saga] },
    { relation: met, target: or, note: "Zorblax stood by.", text: "Alph Teller met Alphor Kor by day.", cite: [saga] },
    { relation: met, target: us, text: "Alph Teller met Alphus Kor in the play.", cite: [play] },
    { relation: attended, target: meeting, role: envoy of Zorblax Morn, side: Guests of Qwill, cite: [saga] },
    { relation: quote, value: "Ask Zorblax Morn.", cite: [tale] },
    { relation: served-on, target: ship, role: cook, cite: [tale] } ] }
`;
const WORKS = `
play: { title: Qwill Rides Again, medium: film, tier: alph, released: 1992-${ITS_DAY}, note: Zorblax Morn plays himself. }
`;
const QUESTIONS = `
the-trader:
  { ask: Who trades by night?, answer: Alph Teller, wrong: [Alphan Kor, Zorblax Morn, Alphel Kor], explain: It was said., level: easy, about: [teller], cite: [saga] }
`;
const NAMES = ['Zorblax Morn', 'Qwill', 'The Quiet One'];
const NAMED = /Qwill|Quiet One|zorblaxian|Zorblax(?! Morn Station)/;

const alph = markedPack('alph', 'Alph', { entries: ZORBLAX, works: WORKS, questions: QUESTIONS });
const known = knowledgeOf(alph);

const start = (knowledge = known) => {
  const clock = movableClock();
  clock.moveTo(Date.parse(`${new Date().getUTCFullYear() + 1}-${ITS_DAY}T09:00:00Z`));
  return runBot({ knowledge, clock, standIn: { rateLimits: false } });
};
/** What came of it, without what was typed: nobody but the one who typed it says that. */
const withoutTyped = (text: string, typed: readonly string[]) =>
  typed
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, one) => left.replaceAll(JSON.stringify(one).slice(1, -1), ''), text);

describe('a hidden entry', () => {
  it('is in no answer, whatever its server’s members ask, while others are told as before', async () => {
    const run = await start();
    expect((await asked(run.ada, 'lore-admin hide', { name: 'Zorblax Morn' })).embed.title).toBe('Hidden');
    // Typed by others than the one who is hidden, so that their answers are looked at as a whole.
    const texts = [
      'Alph Teller',
      'Alphel',
      'Alph Meeting',
      'stars',
      'Alphan Kor',
      'Tale',
      'Saga',
      '2290',
      'Morn',
    ];
    let own = '';
    for await (const { what, text } of everyAnswer(run.bea, texts)) {
      expect(text, what).not.toMatch(NAMED);
      own += text;
    }
    expect(own).toContain('Alphel Kor met Alphor Kor by night');
    expect(own).toContain('A teller of tales.');
    for await (const { what, text } of everyAnswer(run.bea, [
      'Zorblax',
      'Zorblax Morn',
      'Qwill',
      'Zorblex',
      'Quiet One',
    ]))
      expect(withoutTyped(text, ['Zorblax', ...NAMES, 'Quiet One', 'Zorblex']), what).not.toMatch(NAMED);
  }, 120_000);

  it('is neither behind bars nor counted as left out', async () => {
    const run = await start();
    await asked(run.ada, 'lore-admin hide', { name: 'Zorblax Morn' });
    await asked(run.bea, 'spoilers set', { limit: 'ALPH S1' });
    for await (const { what, text } of everyAnswer(run.bea, [
      'Alph Teller',
      'Alph Meeting',
      'Alphel',
      '2290',
    ]))
      if (!what.startsWith('/spoilers'))
        expect(text, what).not.toMatch(
          /\|\|[^|"]+\|\||facts? (?:beyond|below)|beyond (?:the|canon)|rests on/i,
        );
  }, 60_000);

  it('is not found under its own name, and no button shows it all the same', async () => {
    const run = await start();
    const before = await asked(run.bea, 'who', { name: 'Zorblax Morn' });
    expect(before.embed.title).toBe('Zorblax Morn');
    const beside = await asked(run.bea, 'who', { name: 'Alphel Kor' });
    await asked(run.ada, 'lore-admin hide', { name: 'alph/zorblax' });
    for (const name of [...NAMES, 'alph/zorblax']) {
      const { embed, message } = await asked(run.bea, 'who', { name });
      expect(embed.title).toMatch(/^(?:Nothing found|Zorblax Morn Station|Morn$)/);
      expect(JSON.stringify(message.components)).not.toContain('alph/zorblax');
    }
    const related = menuOf(beside.message, 'Related entries');
    const more = menuOf(before.message, 'More about Zorblax Morn');
    const pressed = [
      run.bea.choose(PLACES.lore, beside.message.id, related.custom_id, ['alph/zorblax']),
      ...more.options.map(({ value }) =>
        run.bea.choose(PLACES.lore, before.message.id, more.custom_id, [value]),
      ),
    ];
    for (const { message } of (await Promise.all(pressed)).map(shown))
      expect(JSON.stringify(message.embeds)).not.toMatch(/Quiet One|trader|in the rain/);
    const limited = await asked(run.bea, 'spoilers set', { limit: 'no films, no series' });
    expect(limited.text).toContain('Limit set');
    const { message } = await asked(run.bea, 'who', { name: 'Alph Teller' });
    const open = shown(
      await run.bea.press(PLACES.lore, message.id, customIdOf(message, 'Show it all the same')),
    );
    expect(open.embed.title).toBe('Alph Teller');
    expect(open.text).not.toMatch(NAMED);
  });

  it('is in no daily question, whichever of the staff’s settings it comes by', async () => {
    const run = await start();
    await asked(run.ada, 'lore-admin hide', { name: 'Zorblax Morn' });
    await asked(run.ada, 'daily setup', { channel: PLACES.general, time: '10:00', zone: 'UTC', today: true });
    const posts = () => run.bea.messages(PLACES.general).filter(({ embeds }) => embeds.length > 0);
    for (let day = 0; day < 3; day++) {
      const before = posts().length;
      const nextAt = async () => (await run.app.storage.schedules.get(PLACES.starbase))?.nextAt ?? 0;
      await until(async () => (await nextAt()) > run.clock.now());
      run.clock.moveTo((await nextAt()) + 1_000);
      await until(() => posts().length > before);
    }
    expect(JSON.stringify(posts().map(({ embeds }) => embeds))).not.toMatch(NAMED);
  });

  it('is in no question that is asked there', async () => {
    const run = await start();
    await asked(run.ada, 'lore-admin hide', { name: 'Zorblax Morn' });
    const all = known.questions.after({ topic: null, level: null }, '', 1_000);
    const speaking = all.filter((question) => NAMED.test(JSON.stringify(question)));
    expect(speaking.length).toBeGreaterThan(0);
    const choice = { guildId: PLACES.starbase, topic: null, level: null };
    const { hidden } = openKnowledge(known.lore.opened, ['alph/zorblax']);
    const size = await run.app.pool.size({ ...choice, viewer: { ...EVERYTHING, hidden } });
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(all.length - speaking.length);
    const topics = (await offered(run.bea, 'trivia play', 'topic', { topic: 'Zorb' })).map(
      ({ value }) => value,
    );
    expect(topics).not.toContain('entry:alph/zorblax');
  });

  it('is back when it is shown again, and was never gone elsewhere', async () => {
    const run = await start();
    await asked(run.ada, 'lore-admin hide', { name: 'Zorblax Morn' });
    const alone = await run.app.viewerOf(
      { guildId: null, userId: '1', channelId: '2', manages: false, installed: false },
      true,
    );
    expect(alone.hidden).toBeUndefined();
    expect((await asked(run.ada, 'lore-admin list')).text).toContain('**Zorblax Morn** · Person');
    expect(
      (await offered(run.ada, 'lore-admin unhide', 'name', { name: 'morn' })).map(({ value }) => value),
    ).toEqual(['alph/zorblax']);
    expect((await asked(run.ada, 'lore-admin unhide', { name: 'Zorblax Morn' })).embed.title).toBe(
      'Shown again',
    );
    expect((await asked(run.bea, 'who', { name: 'Zorblax Morn' })).embed.title).toBe('Zorblax Morn');
    expect((await asked(run.ada, 'lore-admin list')).embed.title).toBe('Nothing is hidden');
  });
});

it('is for the staff alone', async () => {
  const run = await start();
  expect(run.bea.commands(PLACES.lore).map(({ name }) => name)).not.toContain('lore-admin');
  await expect(asked(run.bea, 'lore-admin hide', { name: 'Zorblax Morn' })).rejects.toThrow();
});

describe('of the shipped pack', () => {
  let run: Running;
  beforeAll(async () => {
    run = await runBot({ knowledge: await shippedKnowledge(), standIn: { rateLimits: false }, keep: true });
    return run.stop;
  });

  it.each([
    ['Azetbur', ['Gorkon', 'Chang', 'Who is the daughter of the chancellor?', 'Kirk', '2293']],
    ['Kang', ['Jadzia Dax', 'Koloth', 'Blood oath', 'Who swore to kill the Albino?', '2290s']],
    ['Praxis', ['Excelsior', 'Hikaru Sulu', 'What exploded?', '2293']],
  ])(
    '%s is told of nowhere, but for what is named so and is not hidden',
    async (name, texts) => {
      expect((await asked(run.ada, 'lore-admin hide', { name })).text).toContain(`**${name}**`);
      const alike = run.app.lore.bearing(name.toLowerCase()).map((entry) => entry.name);
      const others = alike.filter((one) => one !== name);
      let seen = 0;
      for await (const { what, text } of everyAnswer(run.bea, texts)) {
        expect(withoutTyped(text, [...texts, ...others]), what).not.toMatch(new RegExp(`\\b${name}\\b`));
        seen++;
      }
      expect(seen).toBeGreaterThan(100);
      await asked(run.ada, 'lore-admin unhide', { name });
    },
    120_000,
  );
});
