import { beforeEach, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/open.ts';
import { own } from '../games/table.ts';
import { onBothEngines } from './engines.ts';
import { GUILD, KIRA, NOON, SISKO } from './examples.ts';

onBothEngines('suggestions', (engine) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await engine.fresh();
  });
  const MOST = { author: 2, guild: 3 };
  const put = (id: string, authorId: string = SISKO) =>
    storage.suggestions.put({ ...own(id), authorId }, MOST);

  it('are kept until judged, so many of a member and of a guild', async () => {
    expect([await put('a'), await put('b'), await put('c')]).toEqual(['put', 'put', 'author']);
    expect([await put('d', KIRA), await put('e', KIRA)]).toEqual(['put', 'guild']);
    expect((await storage.suggestions.list(GUILD)).map(({ id }) => id)).toEqual(['a', 'b', 'd']);
    // One that is there is changed, however many there are.
    expect(await storage.suggestions.put(own('a', { text: 'Changed?' }), MOST)).toBe('put');
    expect(await storage.suggestions.get(GUILD, 'a')).toMatchObject({ text: 'Changed?' });
  });

  it('become the guild’s own once, whoever approves how often', async () => {
    await put('a');
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => storage.suggestions.approve(GUILD, 'a', 9)),
    );
    expect(outcomes.toSorted()).toEqual(['approved', 'gone', 'gone', 'gone', 'gone']);
    expect(await storage.customQuestions.list(GUILD)).toMatchObject([{ id: 'a', text: own('a').text }]);
    await put('b');
    expect(await storage.suggestions.approve(GUILD, 'b', 1)).toBe('full');
    expect(await storage.suggestions.refuse(GUILD, 'b', NOON)).toBe(true);
    expect(await storage.suggestions.refuse(GUILD, 'b', NOON)).toBe(false);
  });

  it('are told as what became of them to whoever made them, the refused for a while', async () => {
    const of = async () =>
      (await storage.suggestions.of(GUILD, SISKO)).map(({ text, became }) => [text, became]);
    for (const [at, id] of ['a', 'b', 'c'].entries())
      await storage.suggestions.put(
        { ...own(id, { text: `${id}?` }), authorId: SISKO, createdAt: NOON + at },
        { author: 3, guild: 3 },
      );
    await storage.suggestions.approve(GUILD, 'a', 9);
    await storage.suggestions.refuse(GUILD, 'b', NOON);
    expect(await of()).toEqual([
      ['c?', 'waiting'],
      ['b?', 'refused'],
      ['a?', 'asked'],
    ]);
    expect((await storage.suggestions.list(GUILD)).map(({ id }) => id)).toEqual(['c']);
    expect(await storage.suggestions.get(GUILD, 'b')).toBeUndefined();
    expect(await storage.suggestions.approve(GUILD, 'b', 9)).toBe('gone');
    expect(await storage.suggestions.forgetRefused(NOON)).toBe(0);
    expect(await storage.suggestions.forgetRefused(NOON + 1)).toBe(1);
    expect((await of()).map(([text]) => text)).toEqual(['c?', 'a?']);
  });
});
