/** Timelines, connections, comparisons and references, as members ask for them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, ask, customIdOf, embedOf, PLACES, type Running, runBot } from './bot.ts';

let run: Running;
beforeAll(async () => {
  run = await runBot({ keep: true, standIn: { rateLimits: false } });
});
afterAll(() => run.stop());

const text = (reply: { message: Parameters<typeof embedOf>[0] }) => embedOf(reply.message).description ?? '';

describe('/timeline', () => {
  it('tells what came before and after an event, in order, as text and as a picture that says the same', async () => {
    const reply = await ask(run.bea, 'timeline', { of: 'Khitomer Conference' });
    expect(embedOf(reply.message).title).toBe('Timeline: Khitomer Conference');
    expect(text(reply).indexOf('Destruction of Praxis')).toBeLessThan(
      text(reply).indexOf('Assassination of Gorkon'),
    );
    expect(embedOf(reply.message).image?.url).toMatch(/timeline\.png/);
    expect(embedOf(reply.message).footer?.text).toMatch(/^Page 1 of \d+ · Not shown: /);
    const [, form] = run.standIn.requests
      .filter((request) => request.files?.length)
      .map((request) => JSON.stringify(request.body)) as [string, string?];
    expect(
      form ?? JSON.stringify(run.standIn.requests.find((request) => request.files?.length)?.body),
    ).toContain('Timeline: Khitomer Conference');
  });

  it('pages in place, with a new picture', async () => {
    const reply = await ask(run.bea, 'timeline', { of: 'Khitomer Conference' });
    const later = answered(
      await run.bea.press(PLACES.lore, reply.message.id, customIdOf(reply.message, 'Later')),
    );
    expect(embedOf(later.message).footer?.text).toMatch(/^Page 2 of/);
    expect(later.message.id).toBe(reply.message.id);
  });

  it('lists what it leaves out for the one who wants to know', async () => {
    const reply = await ask(run.bea, 'timeline', { of: 'Khitomer Conference' });
    const rest = answered(
      await run.cyd.press(PLACES.lore, reply.message.id, customIdOf(reply.message, 'What is not shown')),
    );
    expect(rest.ephemeral).toBe(true);
    const embed = embedOf(rest.message);
    expect(embed.title).toBe('Not on the timeline: Khitomer Conference');
    expect(JSON.stringify(embed.fields)).toMatch(/Lesser: .*Azetbur/s);
    const next = answered(
      await run.cyd.press(PLACES.lore, rest.message.id, customIdOf(rest.message, 'Next page')),
    );
    expect(embedOf(next.message).footer?.text).toMatch(/^Page 2 of/);
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

  it('takes a span of years, and says kindly what is none', async () => {
    expect(text(await ask(run.bea, 'timeline', { of: '2368-2375' }))).toContain('2372');
    expect(embedOf((await ask(run.bea, 'timeline', { of: '99x99' })).message).title).toMatch(
      /No such span|Nothing found/,
    );
  });
});

describe('/connect', () => {
  it('leads from one entry to another, a sourced sentence a step', async () => {
    const reply = await ask(run.bea, 'connect', { a: 'Curzon Dax', b: 'Nyota Uhura' });
    expect(text(reply)).toMatch(
      /^In 2 steps:\n\n1\. Curzon Dax was a delegate .* → \*\*Khitomer Conference\*\* `DS9 4x01`/,
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
    expect(
      embedOf((await ask(run.bea, 'connect', { a: 'Spock', b: 'Klaestron IV' })).message).title,
    ).toContain('no connection');
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
  it('puts two of a kind side by side', async () => {
    const embed = embedOf((await ask(run.bea, 'compare', { a: 'Gowron', b: 'Azetbur' })).message);
    expect(embed.title).toBe('Gowron and Azetbur compared');
    expect(embed.fields?.map((field) => field.name)).toEqual(
      expect.arrayContaining(['Office · Gowron', 'Azetbur']),
    );
  });

  it('points to /connect for two that are not', async () => {
    expect(text(await ask(run.bea, 'compare', { a: 'Gowron', b: 'Praxis' }))).toContain('/connect');
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
