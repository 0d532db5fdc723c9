/** The whole bot while its PostgreSQL is away, and when it is back. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStorage } from '../../src/storage/open.ts';
import { postgresBinaries, startOwnServer } from '../storage/postgres-server.ts';
import { answered, ask, embedOf, PLACES, runBot } from './bot.ts';

describe.skipIf(!postgresBinaries)('a bot whose database goes away', { timeout: 60_000 }, () => {
  it('goes on with look-ups and says what does not count, asks to try again what it must keep, and comes back by itself', async () => {
    const server = await startOwnServer();
    const storage = await openStorage({ databaseUrl: await server.createDatabase() });
    onTestFinished(() => storage.close());
    const { bea, ada, cyd, standIn } = await runBot({ storage });
    const limit = (text: string) =>
      ada
        .run({ channelId: PLACES.lore, command: 'spoilers', path: ['set'], options: { limit: text } })
        .then(answered);
    const sure = await ask(bea, 'who', { name: 'Pardek' });
    expect(sure.ephemeral).toBe(false);

    await server.stop();
    // What somebody set who asked before may still be remembered.
    const unsure = await ask(cyd, 'who', { name: 'Pardek' });
    expect(embedOf(unsure.message).title).toBe('Pardek');
    expect(embedOf(unsure.message).description).toBe(embedOf(sure.message).description);
    expect(embedOf(unsure.message).footer?.text).toMatch(/^My memory is out of reach: /);
    // Others in the channel may have a limit that nobody can read now.
    expect(unsure.ephemeral).toBe(true);
    const typed = { channelId: PLACES.lore, command: 'who', options: { name: 'pard' } };
    const choices = await bea.autocomplete(typed, 'name');
    expect(choices.map(({ name }) => name).join()).toContain('Pardek');
    expect(embedOf((await limit('no books')).message).title).toBe('Try again in a moment');

    await server.start();
    const again = await ask(bea, 'who', { name: 'Pardek' });
    expect(again.ephemeral).toBe(false);
    expect(embedOf(again.message).footer?.text).toBe(embedOf(sure.message).footer?.text);
    expect(embedOf((await limit('no books')).message).title).not.toBe('Try again in a moment');
    expect(standIn.unknownRoutes).toEqual([]);
  });
});
