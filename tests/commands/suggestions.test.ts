import { describe, expect, it } from 'vitest';
import { suggestionApproveId } from '../../src/cards/actions/suggestion-approve.ts';
import type { MemberClient } from '../../src/playground/client.ts';
import { customIdOf, PEOPLE, PLACES } from '../e2e/bot.ts';
import { asked, shown, startBot } from './asked.ts';

const { ada, bea, cyd, app, standIn } = await startBot();
const TYPED = { question: 'Who keeps the bar?', right: 'Quark', wrong: 'Rom\nNog', source: 'The house' };
const open = () => app.storage.suggestions.list(PLACES.starbase);
const own = () => app.storage.customQuestions.list(PLACES.starbase);

async function suggest(member: MemberClient, changes: Partial<typeof TYPED> = {}) {
  const opened = await member.run({
    channelId: PLACES.lore,
    command: 'trivia',
    path: ['suggest'],
    options: {},
  });
  if (opened.kind !== 'modal') throw new Error(`answered with ${opened.kind}`);
  return shown(await member.submit(PLACES.lore, opened.interactionId, { ...TYPED, ...changes }));
}
const staffSee = () => asked(ada, 'trivia-admin suggestions');
const press = async (card: Awaited<ReturnType<typeof staffSee>>, label: string, member = ada) =>
  member.press(PLACES.lore, card.message.id, customIdOf(card.message, label));

describe('a question that a member suggests', () => {
  it('is for the staff of a server that has Curzon: elsewhere nobody would ever read it', async () => {
    const dov = standIn.client(PEOPLE.dov);
    const { embed } = await asked(dov, 'trivia suggest', {}, { channelId: PLACES.tavern });
    expect(embed.title).toBe('In a server');
  });

  it('waits for the staff, who see all of it, and is asked once they approve it', async () => {
    expect((await staffSee()).embed.title).toBe('No suggestions');
    const thanks = await suggest(bea);
    expect([thanks.embed.title, thanks.ephemeral]).toEqual(['Thank you', true]);
    expect(await own()).toEqual([]);
    const card = await staffSee();
    expect(card.ephemeral).toBe(true);
    for (const said of [
      'Who keeps the bar?',
      '✅ Quark',
      '🔹 Rom',
      '🔹 Nog',
      'The house',
      `<@${bea.user.id}>`,
    ])
      expect(card.embed.description).toContain(said);
    expect(shown(await press(card, 'Approve')).embed.description).toMatch(/Approved/);
    expect(await own()).toMatchObject([{ text: TYPED.question, right: 'Quark', authorId: bea.user.id }]);
    expect(await open()).toEqual([]);
  });

  it('is refused where it is asked or suggested already, whatever its punctuation, with what was typed kept', async () => {
    const again = await suggest(cyd, { question: 'who keeps the BAR' });
    expect(again.embed.description).toMatch(/has that question already/);
    const reopened = await press(again, 'Try again', cyd);
    if (reopened.kind !== 'modal') throw new Error(`answered with ${reopened.kind}`);
    expect(JSON.stringify(reopened.modal)).toContain('who keeps the BAR');
    const sent = await cyd.submit(PLACES.lore, reopened.interactionId, {
      ...TYPED,
      question: 'Who shut it?',
    });
    expect(shown(sent).embed.title).toBe('Thank you');
    expect((await suggest(bea, { question: 'Who shut it?' })).embed.description).toMatch(/already/);
  });

  it('is mended in place, and refused', async () => {
    const card = await staffSee();
    const opened = await press(card, 'Mend');
    if (opened.kind !== 'modal') throw new Error(`answered with ${opened.kind}`);
    expect(JSON.stringify(opened.modal)).toContain('Who shut it?');
    const mended = shown(
      await ada.submit(PLACES.lore, opened.interactionId, { ...TYPED, question: 'Who shut the bar?' }),
    );
    expect(mended.embed.description).toMatch(/Mended[\s\S]*Who shut the bar\?[\s\S]*<@/);
    expect(shown(await press(await staffSee(), 'Refuse')).embed.description).toBe('Refused.');
    expect(await open()).toEqual([]);
    expect(await own()).toHaveLength(1);
  });

  it('is told what became of it to whoever suggested it, and to nobody else', async () => {
    const said = async (member: MemberClient) => {
      const { embed, ephemeral } = await asked(member, 'trivia suggestions');
      expect(ephemeral).toBe(true);
      return embed.description ?? '';
    };
    expect(await said(bea)).toBe('✅ Asked from now on: Who keeps the bar?');
    expect(await said(cyd)).toBe('✖️ Not taken: Who shut the bar?');
    await suggest(cyd, { question: 'Who sweeps *it*?' });
    expect(await said(cyd)).toMatch(/^🕓 Waits for the staff: Who sweeps \\\*it\\\*\?\n✖️ Not taken/);
    await app.storage.suggestions.forgetRefused(app.now() + 1);
    const [waiting] = await open();
    await app.storage.suggestions.refuse(PLACES.starbase, waiting?.id ?? '', app.now());
    await app.storage.suggestions.forgetRefused(app.now() + 1);
    expect((await asked(cyd, 'trivia suggestions')).embed.title).toBe('You suggested none here');
  });

  it('is one of five at most that a member has open', async () => {
    for (let at = 0; at < 5; at++) await suggest(cyd, { question: `Who is number ${at}?` });
    expect((await suggest(cyd, { question: 'Who is one too many?' })).embed.title).toBe('Not suggested');
    expect((await suggest(bea, { question: 'Who is another’s?' })).embed.title).toBe('Thank you');
  });

  it('is judged by nobody but staff, by a forged button or twice', async () => {
    const [first] = await open();
    const id = suggestionApproveId.build({ id: first?.id ?? '' });
    const card = await staffSee();
    expect((await bea.press(PLACES.lore, card.message.id, id)).kind).toBe('failed');
    expect(await open()).toHaveLength(6);
    const other = await staffSee();
    await press(card, 'Approve');
    const late = shown(await press(other, 'Refuse'));
    expect(late.embed.description).toMatch(/judged meanwhile/);
    expect(await own()).toHaveLength(2);
  });
});
