import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { button, row } from '../../src/cards/reply.ts';
import {
  answered,
  ask,
  componentsOf,
  customIdOf,
  embedOf,
  lore,
  menuOf,
  PLACES,
  type Running,
  runBot,
} from './bot.ts';

let run: Running;
beforeAll(async () => {
  run = await runBot({ keep: true });
});
afterAll(() => run.stop());

const text = (embed: ReturnType<typeof embedOf>) => JSON.stringify(embed);

describe('/who', () => {
  it('answers Curzon Dax with a card: what, where, and who says so', async () => {
    const { message, ephemeral } = await ask(run.bea, 'who', { name: 'Curzon Dax' });
    const embed = embedOf(message);
    expect(ephemeral).toBe(false);
    expect(embed.title).toBe('Curzon Dax');
    expect(text(embed)).toContain('Trill');
    expect(text(embed)).toContain('Khitomer');
    expect(text(embed)).toContain('`DS9 6x07`');
  });

  it('suggests persons alone, each told apart, with ids as values', async () => {
    const choices = await run.bea.autocomplete(
      { channelId: PLACES.lore, command: 'who', options: { name: 'cur' } },
      'name',
    );
    expect(choices[0]).toMatchObject({ value: 'khitomer/curzon-dax' });
    expect(choices[0]?.name).toMatch(/^Curzon Dax · Trill, United Federation of Planets · died 2367$/);
    expect(choices.every((choice) => lore().entry(String(choice.value))?.kind === 'person')).toBe(true);
  });

  it('takes a suggested id and a name typed in full alike', async () => {
    const [byId, byName] = [
      await ask(run.bea, 'who', { name: 'khitomer/curzon-dax' }),
      await ask(run.bea, 'who', { name: 'curzon  dax' }),
    ];
    expect(embedOf(byName.message)).toEqual(embedOf(byId.message));
  });

  it('answers someone who is only named with what there is', async () => {
    const { message } = await ask(run.bea, 'who', { name: 'Samno' });
    expect(embedOf(message).title).toBe('Samno');
    expect(embedOf(message).description).toMatch(/\n• .* `TUC`\n/);
  });
});

describe('/event', () => {
  it('answers the Khitomer Conference by date, place, powers, delegations, course and outcome', async () => {
    const { message } = await ask(run.bea, 'event', { name: 'Khitomer Conference' });
    expect(embedOf(message).title).toBe('Khitomer Conference');
    const lines = embedOf(message).description?.split('\n') ?? [];
    expect(lines).toContainEqual(expect.stringMatching(/^\*\*2293\*\* · Khitomer .* · Camp Khitomer `TUC`$/));
    expect(lines).toContainEqual(
      expect.stringMatching(/^\*\*United Federation of Planets:\*\* James T\. Kirk, /),
    );
    expect(lines.at(-2)).toMatch(/^• .* the Khitomer Accords/);
    expect(lines.at(-1)).toMatch(/^-# TUC: Star Trek VI: The Undiscovered Country, film 1991/);
    const fieldsOf = async (part: string) => {
      const { custom_id: id } = menuOf(message, 'More about Khitomer Conference');
      let page = answered(await run.bea.choose(PLACES.lore, message.id, id, [part]));
      const names = embedOf(page.message).fields?.map((field) => field.name) ?? [];
      while (/^Page (\d+) of (?!\1 )/.test(embedOf(page.message).footer?.text ?? '')) {
        const next = customIdOf(page.message, 'Next page');
        page = answered(await run.bea.press(PLACES.lore, message.id, next));
        names.push(...(embedOf(page.message).fields?.map((field) => field.name) ?? []));
      }
      return names;
    };
    expect(await fieldsOf('glance')).toEqual(expect.arrayContaining(['Date', 'Place', 'Powers']));
    expect(await fieldsOf('present')).toEqual(
      expect.arrayContaining([
        'Who was there · United Federation of Planets',
        'Who was there · Klingon Empire',
        'Who was there · Romulan Star Empire',
      ]),
    );
  });

  it('names the mirror conference as one not to be confused with it', async () => {
    const first = (await ask(run.bea, 'event', { name: 'Khitomer Conference' })).message;
    const menu = menuOf(first, 'More about Khitomer Conference');
    const seen: string[] = [];
    for (const { value } of menu.options) {
      let { message } = answered(await run.bea.choose(PLACES.lore, first.id, menu.custom_id, [value]));
      for (let page = 0; page < 10; page++) {
        seen.push(...(embedOf(message).fields?.map((field) => `${field.name}: ${field.value}`) ?? []));
        const next = componentsOf(message).find(
          (component) => 'label' in component && component.label === 'Next page',
        );
        if (!next || !('custom_id' in next) || next.disabled) break;
        message = answered(await run.bea.press(PLACES.lore, message.id, next.custom_id)).message;
      }
    }
    expect(seen.join('\n')).toContain('Not to be confused with: ');
    expect(seen.join('\n')).toContain('What happened: ');
    expect(seen.join('\n')).toContain('Outcome and consequences');
  });
});

describe('/source', () => {
  it('answers a work with what it is, its tier and its facts, never under an entry’s bare name', async () => {
    const { message } = await ask(run.bea, 'source', { title: 'You Are Cordially Invited' });
    expect(embedOf(message).title).toBe('“You Are Cordially Invited” · DS9 6x07');
    expect(embedOf(message).author?.name).toBe('Episode · On screen');
    expect(text(embedOf(message))).toContain('Worf married Jadzia Dax');
  });

  it('finds an episode by its number and a film by its initials', async () => {
    expect(embedOf((await ask(run.bea, 'source', { title: 'DS9 4x01' })).message).title).toContain(
      'The Way of the Warrior',
    );
    expect(embedOf((await ask(run.bea, 'source', { title: 'tuc' })).message).title).toContain(
      'Undiscovered Country',
    );
  });
});

describe('/about', () => {
  it('says what Curzon is, what it knows, whose texts these are, and that it is unofficial', async () => {
    const embed = embedOf((await ask(run.bea, 'about')).message);
    expect(embed.title).toBe('About Curzon');
    expect(text(embed)).toMatch(/\d+ entries, \d+ facts, \d+ works/);
    expect(text(embed)).toContain('CC-BY-SA-4.0');
    expect(text(embed)).toContain('unofficial fan project');
    expect(text(embed)).toContain('0.0.0-test');
  });
});

/** What comes of a press on a button of a message that was sent long ago. */
async function pressOld(id: string) {
  const channel = await run.bot.client.channels.fetch(PLACES.lore);
  if (!channel?.isSendable()) throw new Error('no channel');
  const message = await channel.send({ components: [row(button(id, 'Old'))], content: 'old' });
  return answered(await run.bea.press(PLACES.lore, message.id, id));
}

describe('a card', () => {
  it('of before it had parts shows its sources in full to the one who asks, and to no one else', async () => {
    const sources = await pressOld('1|sources|khitomer/curzon-dax|0');
    expect(sources.ephemeral).toBe(true);
    expect(embedOf(sources.message).author?.name).toBe('Person · Sources in full');
    expect(text(embedOf(sources.message))).toContain(
      '**You Are Cordially Invited** (DS9 6x07, episode, 1997)',
    );
    expect(run.cyd.messages(PLACES.lore).some((message) => message.id === sources.message.id)).toBe(false);
  });

  it('turns into a related entry for the one who asked', async () => {
    const card = await ask(run.bea, 'who', { name: 'Curzon Dax' });
    const menu = menuOf(card.message, 'Related entries');
    const value = menu.options.find((option) => option.label === 'Khitomer Conference')?.value ?? '';
    const turned = await run.bea.choose(PLACES.lore, card.message.id, menu.custom_id, [value]);
    expect(turned.kind).toBe('update');
    expect(embedOf(answered(turned).message).title).toBe('Khitomer Conference');
  });

  it('stays as it is when another member presses; they get their own, privately', async () => {
    const card = await ask(run.bea, 'who', { name: 'Curzon Dax' });
    const menu = menuOf(card.message, 'Related entries');
    const outcome = answered(
      await run.cyd.choose(PLACES.lore, card.message.id, menu.custom_id, [menu.options[0]?.value ?? '']),
    );
    expect(outcome.ephemeral).toBe(true);
    expect(
      run.bea.messages(PLACES.lore).find((message) => message.id === card.message.id)?.embeds[0]?.title,
    ).toBe('Curzon Dax');
  });

  it('that was private can be shown to all', async () => {
    const card = await ask(run.bea, 'who', { name: 'Pardek', private: true });
    expect(card.ephemeral).toBe(true);
    expect(run.cyd.messages(PLACES.lore).some((message) => message.id === card.message.id)).toBe(false);
    const shown = answered(
      await run.bea.press(PLACES.lore, card.message.id, customIdOf(card.message, 'Show to all')),
    );
    expect(shown.ephemeral).toBe(false);
    expect(
      run.cyd.messages(PLACES.lore).find((message) => message.id === shown.message.id)?.embeds[0]?.title,
    ).toBe('Pardek');
  });

  it('pages forth and back, and says where it is', async () => {
    const card = await ask(run.bea, 'event', { name: 'Khitomer Conference' });
    const menu = menuOf(card.message, 'More about Khitomer Conference');
    const part = answered(await run.bea.choose(PLACES.lore, card.message.id, menu.custom_id, ['story']));
    const turn = async (label: string, from: typeof part) =>
      answered(await run.bea.press(PLACES.lore, card.message.id, customIdOf(from.message, label)));
    const second = await turn('Next page', part);
    expect(embedOf(second.message).footer?.text).toMatch(/^Page 2 of /);
    expect(embedOf((await turn('Previous page', second)).message)).toEqual(embedOf(part.message));
    expect(embedOf((await turn('Back', second)).message)).toEqual(embedOf(card.message));
  });

  it('of before it had parts turns to its first card', async () => {
    const card = await ask(run.bea, 'event', { name: 'Khitomer Conference' });
    const turned = await pressOld('1|card|khitomer/khitomer-conference|2');
    expect(embedOf(turned.message)).toEqual(embedOf(card.message));
  });
});

describe('a name that nobody has', () => {
  it('gets guesses as buttons, privately, and no entry’s name as title', async () => {
    const { message, ephemeral } = await ask(run.bea, 'who', { name: 'Curzon Daxworth' });
    expect(ephemeral).toBe(true);
    expect(embedOf(message).title).toMatch(/^Nothing found/);
    const [guess] = componentsOf(message);
    if (!guess || !('custom_id' in guess)) throw new Error('no guess');
    const card = answered(await run.bea.press(PLACES.lore, message.id, guess.custom_id));
    expect(card.ephemeral).toBe(true);
    expect(lore().find(embedOf(card.message).title ?? '').ok).toBe(true);
  });

  it.each([
    ['as many letters as can be typed', 'x'.repeat(200)],
    ['markdown and a mention', '**@everyone** ||<@1180000000020000003>|| `x` [a](http://b)'],
    ['zero-width characters', '\u200b\u200d\u2060'],
    ['a right-to-left override', '\u202exqzvk'],
    ['an id that was never offered', 'khitomer/no-such-entry'],
    ['only blanks and signs', ' … --- !!! '],
    ['a lone surrogate', '\ud83d'],
  ])('gets a kind private reply that notifies nobody: %s', async (_, name) => {
    const { message, ephemeral } = await ask(run.bea, 'lore', { name });
    expect(ephemeral).toBe(true);
    expect(embedOf(message).title).toMatch(/^Nothing found/);
    expect(message.mention_everyone).toBe(false);
    expect(message.mentions).toEqual([]);
    expect(embedOf(message).description).not.toMatch(/(?<!\\)\*\*@everyone|(?<!\\)<@/);
  });
});

describe('a button that means nothing any more', () => {
  it.each([
    ['of an older version', '0|card|khitomer/curzon-dax|1'],
    ['for an entry that is gone', '1|card|khitomer/gone|1'],
    ['named like something inherited', '1|constructor|x'],
    ['of somebody else’s making', 'vote'],
  ])('is answered kindly: one %s', async (_, id) => {
    const outcome = await pressOld(id);
    expect(outcome.ephemeral).toBe(true);
    expect(embedOf(outcome.message).title).toBe('This is from an older version');
  });
});

describe('in a direct message', () => {
  it('answers as in a server', async () => {
    const channel = run.bea.directMessages()[0]?.id ?? '';
    expect(embedOf((await ask(run.bea, 'who', { name: 'Azetbur' }, channel)).message).title).toBe('Azetbur');
  });
});
