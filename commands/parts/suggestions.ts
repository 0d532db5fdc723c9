/** Questions that members suggest: sent by anybody, judged by staff. */
import type { App } from '../../src/bot/app.ts';
import { suggestionApproveId } from '../../src/cards/actions/suggestion-approve.ts';
import { suggestionMendId } from '../../src/cards/actions/suggestion-mend.ts';
import { suggestionPageId } from '../../src/cards/actions/suggestion-page.ts';
import { suggestionRefuseId } from '../../src/cards/actions/suggestion-refuse.ts';
import { suggestedQuestionForm } from '../../src/cards/forms/custom-question.ts';
import { type Answer, notice, type Reply } from '../../src/cards/reply.ts';
import { judgedCard, noSuggestions, suggestionCard } from '../../src/cards/suggestion-card.ts';
import { quoteTyped } from '../../src/cards/text.ts';
import { refused } from '../../src/cards/try-again.ts';
import type { Asker } from '../../src/discord/command.ts';
import { CUSTOM_LIMITS, sameQuestion } from '../../src/games/custom-file.ts';
import { action, type FilledIn } from './action.ts';
import { STAFF_ONLY } from './definition.ts';
import { readTyped, TOO_MANY, typedIn } from './own-question.ts';

/** How many a member, and a server, may have open: who judges them reads each. */
const MOST = { author: 5, guild: 200 };

export const suggest = ({ guildId, installed }: Asker): Answer =>
  guildId === null || !installed
    ? notice(
        'In a server',
        'Questions are suggested to the staff of a server that has Curzon: run this there.',
      )
    : suggestedQuestionForm(CUSTOM_LIMITS);

/** What became of a member's own, for them alone: nobody is written to unasked. */
export async function ownSuggestions(app: App, { guildId, userId }: Asker): Promise<Reply> {
  if (guildId === null) return notice('In a server', 'Questions belong to a server: ask there.');
  return judgedCard(await app.storage.suggestions.of(guildId, userId));
}

/** A question suggested by a member or, with an id, mended by staff. */
export const suggestedQuestionSent: FilledIn<{ id?: string | undefined }> = {
  answers: 'in place',
  async reply({ id }, value, app, { guildId, manages, userId }) {
    if (guildId === null || (id !== undefined && !manages)) return STAFF_ONLY;
    const { suggestions } = app.storage;
    const before = id === undefined ? undefined : await suggestions.get(guildId, id);
    if (id !== undefined && !before) return suggested(app, guildId, 0, 'This one was judged meanwhile.');
    const typed = typedIn(value);
    const read = readTyped(typed);
    const reason = read.ok ? await knownAs(app, guildId, read.value.question, id) : read.reason;
    if (!read.ok || reason !== undefined) {
      const draft = app.newId();
      app.drafts.keep(draft, { userId, typed: { ...typed, ...(id ? { id } : {}) } });
      return refused('Not suggested', reason ?? '', { form: 'suggested-question', draft });
    }
    const { question: text, right, wrong, source } = read.value;
    const changed = { text, right, wrong, source };
    const outcome = await suggestions.put(
      before
        ? { ...before, ...changed }
        : {
            ...{ guildId, id: `own.${app.newId()}`, ...changed, topic: null, difficulty: null },
            ...{ authorId: userId, createdAt: app.now() },
          },
      MOST,
    );
    if (outcome === 'author')
      return notice('Not suggested', `You have ${MOST.author} open already. Staff judge them first.`);
    if (outcome === 'guild')
      return notice('Not suggested', 'This server has more open than its staff can read. Try again later.');
    if (before) return suggested(app, guildId, 0, 'Mended. It waits for **Approve**.');
    return notice(
      'Thank you',
      'Staff of this server see your question now. Once they approve it, it is asked like all others; `/trivia suggestions` says what became of it.',
    );
  },
};

/** What is wrong with a question that is there already, whether asked or suggested; undefined where it is new. */
async function knownAs(
  app: App,
  guildId: string,
  text: string,
  id: string | undefined,
): Promise<string | undefined> {
  const asked = sameQuestion(text);
  const { customQuestions, suggestions } = app.storage;
  const all = [...(await customQuestions.list(guildId)), ...(await suggestions.list(guildId))];
  const same = all.find((one) => one.id !== id && sameQuestion(one.text) === asked);
  return same && `This server has that question already: ${quoteTyped(same.text)}.`;
}

/** One suggested question; those suggested first come first. */
export async function suggested(app: App, guildId: string, wanted: number, remark?: string): Promise<Reply> {
  const open = await app.storage.suggestions.list(guildId);
  const page = Math.min(Math.max(0, wanted), open.length - 1);
  const question = open[page];
  if (!question) return remark ? notice('No more suggestions', remark) : noSuggestions();
  return suggestionCard(question, { page, of: open.length, remark });
}

const judged = (judge: (app: App, guildId: string, id: string) => Promise<string>) => ({
  answers: 'in place' as const,
  async reply(
    { id }: { id: string },
    _: readonly string[],
    app: App,
    { manages, guildId }: Asker,
  ): Promise<Reply> {
    if (!manages || guildId === null) return STAFF_ONLY;
    return suggested(app, guildId, 0, await judge(app, guildId, id));
  },
});

const APPROVED = {
  approved: 'Approved: it is asked from now on.',
  gone: 'This one was judged meanwhile.',
  full: TOO_MANY,
};

export const suggestionActions = {
  'suggestion-approve': action(
    suggestionApproveId,
    judged(
      async ({ storage }, guildId, id) =>
        APPROVED[await storage.suggestions.approve(guildId, id, CUSTOM_LIMITS.file)],
    ),
  ),
  'suggestion-refuse': action(
    suggestionRefuseId,
    judged(async ({ storage, now }, guildId, id) =>
      (await storage.suggestions.refuse(guildId, id, now())) ? 'Refused.' : 'This one was judged meanwhile.',
    ),
  ),
  'suggestion-mend': action(suggestionMendId, {
    answers: 'anew',
    async reply({ id }, _, app, { manages, guildId }) {
      if (!manages || guildId === null) return STAFF_ONLY;
      const question = await app.storage.suggestions.get(guildId, id);
      if (!question) return suggested(app, guildId, 0, 'This one was judged meanwhile.');
      const { text, right, wrong, source } = question;
      return suggestedQuestionForm(CUSTOM_LIMITS, {
        id,
        question: text,
        right,
        wrong: wrong.join('\n'),
        source,
      });
    },
  }),
  'suggestion-page': action(suggestionPageId, {
    answers: 'in place',
    reply: ({ page }, _, app, { manages, guildId }) =>
      manages && guildId !== null ? suggested(app, guildId, page) : STAFF_ONLY,
  }),
};
