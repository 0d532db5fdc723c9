import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../../src/playground/client.ts';
import { movableClock } from '../../src/playground/movable-clock.ts';
import { EVERYTHING } from '../../src/spoilers/viewer.ts';
import {
  answered,
  ask,
  componentsOf,
  customIdOf,
  embedOf,
  PEOPLE,
  PLACES,
  type Running,
  runBot,
  until,
} from './bot.ts';

let run: Running;
beforeAll(async () => {
  run = await runBot({ keep: true, standIn: { rateLimits: false } });
});
afterAll(() => run.stop());

const answerIds = (message: Parameters<typeof componentsOf>[0]) =>
  componentsOf(message).flatMap((component) =>
    'custom_id' in component && /\|(vote|solo)\|/.test(component.custom_id) ? [component.custom_id] : [],
  );
const play = async (member: MemberClient, options: Record<string, string | number | boolean>) =>
  answered(await member.run({ channelId: PLACES.lore, command: 'trivia', path: ['play'], options }));
const shown = (member: MemberClient, id: string) => {
  const message = member.messages(PLACES.lore).find((one) => one.id === id);
  if (!message) throw new Error('no such message');
  return message;
};
/** The option that is right, which members cannot see. */
const rightOption = async (customId: string) => {
  const [, , roundId = ''] = customId.split('|');
  return (await run.app.play.round(roundId))?.asking.right ?? -1;
};

describe('a game alone', () => {
  it('is private, tells right from wrong at once, and explains with the source', async () => {
    const game = await play(run.bea, { private: true, length: 2 });
    expect(game.ephemeral).toBe(true);
    expect(embedOf(game.message).title).toBe('Question 1 of 2');
    const ids = answerIds(game.message);
    const right = await rightOption(ids[0] ?? '');
    const result = answered(await run.bea.press(PLACES.lore, game.message.id, ids[right] ?? ''));
    expect(result.kind).toBe('update');
    expect(embedOf(result.message).description).toContain('✅ Right!');
    expect(embedOf(result.message).description).toMatch(/\*\(.+\)\*/);
    const second = answered(
      await run.bea.press(PLACES.lore, game.message.id, customIdOf(result.message, 'Next question')),
    );
    expect(embedOf(second.message).title).toBe('Question 2 of 2');
    const wrongIds = answerIds(second.message);
    const wrong = ((await rightOption(wrongIds[0] ?? '')) + 1) % wrongIds.length;
    const over = answered(await run.bea.press(PLACES.lore, game.message.id, wrongIds[wrong] ?? ''));
    expect(embedOf(over.message).description).toContain('❌ Not this time.');
    expect(embedOf(over.message).fields?.[0]?.value).toMatch(
      /The game is over\.\*\*\n1\. <@\d+> \d+ points, 1 of 2 right/,
    );
  });

  it('counts for no board', async () => {
    const before = embedOf(
      (
        await run.bea
          .run({ channelId: PLACES.lore, command: 'trivia', path: ['leaderboard'], options: {} })
          .then(answered)
      ).message,
    );
    const game = await play(run.bea, { private: true, length: 1 });
    await run.bea.press(PLACES.lore, game.message.id, answerIds(game.message)[0] ?? '');
    const after = embedOf(
      (
        await run.bea
          .run({ channelId: PLACES.lore, command: 'trivia', path: ['leaderboard'], options: {} })
          .then(answered)
      ).message,
    );
    expect(after.description).toBe(before.description);
  });

  it('goes on from an old button after being pressed twice', async () => {
    const game = await play(run.bea, { private: true, length: 3 });
    const result = answered(
      await run.bea.press(PLACES.lore, game.message.id, answerIds(game.message)[0] ?? ''),
    );
    const next = customIdOf(result.message, 'Next question');
    const [one, two] = await Promise.all([
      run.bea.press(PLACES.lore, game.message.id, next),
      run.bea.press(PLACES.lore, game.message.id, next),
    ]);
    expect([one, two].map((outcome) => embedOf(answered(outcome).message).title)).toEqual([
      'Question 2 of 3',
      'Question 2 of 3',
    ]);
  });

  it('keeps to a topic and a difficulty, and says so when nothing fits', async () => {
    const game = await play(run.bea, { private: true, topic: 'Ships', difficulty: 'easy', length: 1 });
    expect(embedOf(game.message).description).toContain('Easy, 10 points');
    const none = await play(run.bea, { topic: 'Qzxv' });
    expect(embedOf(none.message).title).toBe('No such topic');
  });
});

describe('a game in the channel', () => {
  it('shows who answered but not what, until it closes by itself and tells all', async () => {
    const clock = movableClock();
    const own = await runBot({ clock, standIn: { rateLimits: false } });
    const game = answered(
      await own.bea.run({
        channelId: PLACES.lore,
        command: 'trivia',
        path: ['play'],
        options: { length: 1 },
      }),
    );
    expect(game.ephemeral).toBe(false);
    const ids = answerIds(game.message);
    const [, , roundId = ''] = (ids[0] ?? '').split('|');
    const right = (await own.app.play.round(roundId))?.asking.right ?? 0;
    const taken = answered(await own.bea.press(PLACES.lore, game.message.id, ids[right] ?? ''));
    expect([taken.kind, taken.ephemeral]).toEqual(['update', false]);
    expect(embedOf(taken.message).description).toContain(`Answered: <@${PEOPLE.bea}>`);
    const wrong = (right + 1) % ids.length;
    await own.cyd.press(PLACES.lore, game.message.id, ids[wrong] ?? '');
    const again = answered(await own.cyd.press(PLACES.lore, game.message.id, ids[wrong] ?? ''));
    expect(embedOf(again.message).title).toBe('You have answered');
    const message = () => own.cyd.messages(PLACES.lore).find((one) => one.id === game.message.id);
    await until(() => message()?.embeds[0]?.description?.includes('Answered:') ?? false);
    expect(message()?.embeds[0]?.description).toContain(`<@${PEOPLE.bea}>, <@${PEOPLE.cyd}>`);
    expect(message()?.embeds[0]?.description).not.toContain('✅');

    own.app.now = clock.now;
    await own.app.play.reveal(roundId);
    const late = answered(await own.cyd.press(PLACES.lore, game.message.id, ids[0] ?? ''));
    expect(embedOf(late.message).title).toBe('Too late');
    const board = answered(
      await own.cyd.run({ channelId: PLACES.lore, command: 'trivia', path: ['leaderboard'], options: {} }),
    );
    expect(embedOf(board.message).description).toMatch(
      new RegExp(
        `^🥇 <@${PEOPLE.bea}> \\*\\*\\d+\\*\\* points · 1 of 1 right\\n2\\. <@${PEOPLE.cyd}> \\*\\*0\\*\\* points`,
      ),
    );
    const stats = answered(
      await own.bea.run({ channelId: PLACES.lore, command: 'trivia', path: ['stats'], options: {} }),
    );
    expect(JSON.stringify(embedOf(stats.message))).toContain('Place 1 · ');
  });

  it('survives a restart: the round that was open is closed and told by the next start', async () => {
    const clock = movableClock();
    const first = await runBot({ clock, standIn: { rateLimits: false } });
    const game = answered(
      await first.bea.run({
        channelId: PLACES.lore,
        command: 'trivia',
        path: ['play'],
        options: { length: 1 },
      }),
    );
    const [id = ''] = answerIds(game.message);
    await first.bea.press(PLACES.lore, game.message.id, id);
    const [, , roundId = ''] = id.split('|');
    await until(async () => (await first.app.storage.rounds.get(roundId))?.messageId === game.message.id);
    clock.moveTo(clock.now() + 60_000);
    const late = answered(await first.cyd.press(PLACES.lore, game.message.id, id));
    expect(embedOf(late.message).title).toBe('Too late');
  });

  it('goes on once, however many processes would', async () => {
    const game = await play(run.bea, { length: 2 });
    const [id = ''] = answerIds(game.message);
    const [, , roundId = ''] = id.split('|');
    await run.app.play.reveal(roundId);
    const [one, two] = await Promise.all([run.app.play.next(roundId), run.app.play.next(roundId)]);
    expect([one, two].filter((asked) => asked !== undefined)).toHaveLength(1);
    expect(shown(run.cyd, game.message.id).id).toBe(game.message.id);
  });
});

describe('a question', () => {
  it('does not come twice in a server until all have come', async () => {
    const wanted = {
      guildId: PLACES.runabout,
      topic: 'entry:khitomer/curzon-dax',
      level: null,
      viewer: EVERYTHING,
    };
    const size = await run.app.pool.size(wanted);
    const ids: string[] = [];
    for (let index = 0; index < size; index++) {
      const asking = await run.app.pool.next(wanted, new Set());
      if (!asking) break;
      ids.push(asking.id);
      await run.app.storage.asked.mark(PLACES.runabout, asking.id, index);
    }
    expect(size).toBeGreaterThan(2);
    expect(new Set(ids).size).toBe(size);
  });

  it('can be reported with a reason, which the staff read', async () => {
    const game = await play(run.bea, { private: true, length: 1 });
    const result = answered(
      await run.bea.press(PLACES.lore, game.message.id, answerIds(game.message)[0] ?? ''),
    );
    const form = await run.bea.press(
      PLACES.lore,
      game.message.id,
      customIdOf(result.message, 'Report this question'),
    );
    if (form.kind !== 'modal') throw new Error('no form');
    const thanks = answered(
      await run.bea.submit(PLACES.lore, form.interactionId, { reason: 'Kirk *did* it' }),
    );
    expect(embedOf(thanks.message).title).toBe('Thank you');
    const reports = answered(
      await run.ada.run({ channelId: PLACES.lore, command: 'trivia-admin', path: ['reports'], options: {} }),
    );
    expect(embedOf(reports.message).fields?.[0]?.value).toContain('Kirk \\*did\\* it');
  });

  it('looks its answer up', async () => {
    const game = await play(run.bea, { private: true, length: 1, topic: 'People' });
    const result = answered(
      await run.bea.press(PLACES.lore, game.message.id, answerIds(game.message)[0] ?? ''),
    );
    const card = answered(
      await run.bea.press(PLACES.lore, game.message.id, customIdOf(result.message, 'Look it up')),
    );
    expect(card.ephemeral).toBe(true);
    expect(
      run.app.lore.opened.some((pack) =>
        pack.entries.some((entry) => entry.name === embedOf(card.message).title),
      ),
    ).toBe(true);
  });
});

describe('the staff', () => {
  const add = async (values: Record<string, string>) => {
    const form = await run.ada.run({
      channelId: PLACES.lore,
      command: 'trivia-admin',
      path: ['add'],
      options: {},
    });
    if (form.kind !== 'modal') throw new Error('no form');
    return embedOf(answered(await run.ada.submit(PLACES.lore, form.interactionId, values)).message);
  };

  it('adds a question of its own, which is asked', async () => {
    expect(
      (
        await add({
          question: 'Who keeps the bar?',
          right: 'Guinan',
          wrong: 'Quark\nMorn\nRom',
          source: 'Our server',
        })
      ).title,
    ).toBe('Question added');
    const asking = await run.app.pool.ofDay(
      { guildId: PLACES.starbase, topic: null, level: null, viewer: EVERYTHING },
      '2026-11-22',
    );
    expect(asking?.text).toBe('Who keeps the bar?');
    expect(asking?.options.toSorted()).toEqual(['Guinan', 'Morn', 'Quark', 'Rom']);
    expect(asking?.options[asking.right]).toBe('Guinan');
  });

  it('is told what is wrong with one', async () => {
    expect(
      (await add({ question: 'Who?', right: 'A', wrong: 'B\nC\nD\nE', source: 'S' })).description,
    ).toContain('more than three wrong answers');
    expect(
      (await add({ question: 'Who?', right: 'A', wrong: 'a\nB\nC', source: 'S' })).description,
    ).toContain('The answers are not all different.');
  });

  it('alone may do so: a member finds no such command', () => {
    expect(run.bea.commands(PLACES.lore).map((command) => command.name)).not.toContain('trivia-admin');
  });

  it('gets its questions as a file', async () => {
    const { message } = answered(
      await run.ada.run({ channelId: PLACES.lore, command: 'trivia-admin', path: ['export'], options: {} }),
    );
    const text = await (await fetch(message.attachments[0]?.url ?? '')).text();
    expect(JSON.parse(text).questions[0]).toMatchObject({ question: 'Who keeps the bar?', right: 'Guinan' });
  });
});

describe('/forget-me', () => {
  it('deletes everything about the member, after they confirm', async () => {
    const own = await runBot({ standIn: { rateLimits: false } });
    const game = answered(
      await own.bea.run({
        channelId: PLACES.lore,
        command: 'trivia',
        path: ['play'],
        options: { length: 1 },
      }),
    );
    const [id = ''] = answerIds(game.message);
    await own.bea.press(PLACES.lore, game.message.id, id);
    await own.app.play.reveal(id.split('|')[2] ?? '');
    const asked = await ask(own.bea, 'forget-me');
    expect(asked.ephemeral).toBe(true);
    const gone = answered(
      await own.bea.press(PLACES.lore, asked.message.id, customIdOf(asked.message, 'Delete it all')),
    );
    expect(embedOf(gone.message).description).toContain('1 answer');
    const board = answered(
      await own.cyd.run({ channelId: PLACES.lore, command: 'trivia', path: ['leaderboard'], options: {} }),
    );
    expect(embedOf(board.message).description).toContain('Nobody has answered yet');
    expect(await own.app.storage.ratings.player(PEOPLE.bea)).toBeUndefined();
  });
});
