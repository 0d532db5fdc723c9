import { ApplicationCommandOptionType, ButtonStyle } from 'discord.js';
import type { App, Command } from '../src/bot/app.ts';
import { SEASONS, zoneOf } from '../src/bot/settings.ts';
import { removeMemberId } from '../src/cards/actions/remove-member.ts';
import { customQuestionForm } from '../src/cards/forms/custom-question.ts';
import { ownQuestionsCard } from '../src/cards/own-questions-card.ts';
import type { Answer } from '../src/cards/reply.ts';
import { button, notice, type Reply, row } from '../src/cards/reply.ts';
import { clip, count, escapeText, quoteTyped, stamp } from '../src/cards/text.ts';
import { refused } from '../src/cards/try-again.ts';
import { parseSeasons, seasonStart, seasonsUntil } from '../src/daily/season.ts';
import type { Options } from '../src/discord/command.ts';
import { writeCsv } from '../src/games/custom-csv.ts';
import {
  CUSTOM_LIMITS,
  readFile,
  sameQuestion,
  type WrittenQuestion,
  writeFile,
} from '../src/games/custom-file.ts';
import type { CustomQuestion } from '../src/storage/custom-questions.ts';
import type { Deed, FilledIn } from './parts/action.ts';
import { forStaff, STAFF_ONLY } from './parts/definition.ts';
import { gameOptions } from './parts/game-options.ts';
import { readTyped, TOO_MANY, type Typed, typedIn } from './parts/own-question.ts';
import { ownPresetChoices, removePreset, savePreset } from './parts/presets.ts';
import { reports } from './parts/reports.ts';
import { overBefore, seasonRole } from './parts/season-role.ts';
import { suggested } from './parts/suggestions.ts';
import { topicChoices } from './parts/topics.ts';

const Type = ApplicationCommandOptionType;
/** A file of 500 questions at their longest stays below. In bytes. */
const MOST_BYTES = 1_000_000;
const NO_QUESTIONS = notice('No questions of your own', 'Write one with `/trivia-admin add`.');
const NO_SUCH_QUESTION = notice('No such question', 'Choose one from the list.');

export const triviaAdmin: Command = {
  definition: forStaff('trivia-admin', 'This server’s own questions, reports and boards', [
    { type: Type.Subcommand, name: 'add', description: 'Write a question of your own' },
    {
      type: Type.Subcommand,
      name: 'edit',
      description: 'Change a question of your own',
      options: [
        { type: Type.String, name: 'question', description: 'Which', required: true, autocomplete: true },
      ],
    },
    { type: Type.Subcommand, name: 'list', description: 'Your own questions with their answers' },
    {
      type: Type.Subcommand,
      name: 'remove',
      description: 'Take out a question of your own',
      options: [
        { type: Type.String, name: 'question', description: 'Which', required: true, autocomplete: true },
      ],
    },
    {
      type: Type.Subcommand,
      name: 'export',
      description: 'Get this server’s questions as a file',
      options: [
        {
          type: Type.String,
          name: 'as',
          description: 'JSON when left out; CSV for a spreadsheet',
          choices: ['json', 'csv'].map((name) => ({ name, value: name })),
        },
      ],
    },
    {
      type: Type.Subcommand,
      name: 'import',
      description: 'Add questions from such a file',
      options: [
        {
          type: Type.Attachment,
          name: 'file',
          description: 'JSON or CSV as export writes it',
          required: true,
        },
      ],
    },
    {
      type: Type.Subcommand,
      name: 'suggestions',
      description: 'Questions that members suggest: approve, mend, refuse',
    },
    { type: Type.Subcommand, name: 'reports', description: 'Questions that members said are wrong' },
    {
      type: Type.Subcommand,
      name: 'switch-on',
      description: 'Ask a question again that was switched off after reports',
      options: [
        { type: Type.String, name: 'question', description: 'Which', required: true, autocomplete: true },
      ],
    },
    {
      type: Type.Subcommand,
      name: 'seasons',
      description: 'Say when seasons begin, for the boards of a season',
      options: [
        {
          type: Type.String,
          name: 'every',
          description: '`month`, `quarter`, or the first days of your own: 2026-12-01, 2027-03-01',
          required: true,
          max_length: 300,
        },
      ],
    },
    {
      type: Type.Subcommand,
      name: 'season-role',
      description: 'A role for whoever is first when a season ends; what is set when left empty',
      options: [
        { type: Type.Role, name: 'role', description: 'Which; below Curzon’s own role' },
        { type: Type.Boolean, name: 'off', description: 'True: nobody gets one any more' },
      ],
    },
    {
      type: Type.Subcommand,
      name: 'preset',
      description: 'Keep a game under a name, for `/trivia play preset:`',
      options: [
        { type: Type.String, name: 'name', description: 'What it is called', required: true, max_length: 40 },
        ...gameOptions,
      ],
    },
    {
      type: Type.Subcommand,
      name: 'preset-remove',
      description: 'Take out a game that was kept under a name',
      options: [
        { type: Type.String, name: 'name', description: 'Which', required: true, autocomplete: true },
      ],
    },
    {
      type: Type.Subcommand,
      name: 'leave-out',
      description: 'Leave a member out of the boards, such as staff who play along',
      options: [{ type: Type.User, name: 'member', description: 'Who; everybody left out when empty' }],
    },
    {
      type: Type.Subcommand,
      name: 'let-in',
      description: 'Have a member on the boards again who was left out or removed',
      options: [{ type: Type.User, name: 'member', description: 'Who', required: true }],
    },
    {
      type: Type.Subcommand,
      name: 'remove-member',
      description: 'Take a member off this server’s boards',
      options: [
        {
          type: Type.User,
          name: 'member',
          description: 'Whose answers are deleted; someone who left works too',
          required: true,
        },
      ],
    },
  ]),
  async suggest({ typed, subcommand }, app, asker) {
    const { guildId, manages } = asker;
    if (guildId === null || !manages) return [];
    if (subcommand === 'preset') return topicChoices(typed, app, asker);
    if (subcommand === 'preset-remove') return ownPresetChoices(typed, app, asker);
    const questions =
      subcommand === 'switch-on'
        ? await offIn(app, guildId)
        : await app.storage.customQuestions.list(guildId);
    return questions
      .filter(({ text }) => text.toLowerCase().includes(typed.toLowerCase()))
      .slice(0, 25)
      .map(({ id, text }) => ({ name: clip(text, 100), value: id }));
  },
  async reply(options, app, asker): Promise<Answer> {
    const { guildId, manages, userId } = asker;
    if (!manages || guildId === null) return STAFF_ONLY;
    switch (options.getSubcommand()) {
      case 'add':
        return customQuestionForm(CUSTOM_LIMITS);
      case 'remove':
        return remove(options, app, guildId);
      case 'export':
        return exportFile(app, guildId, options.getString('as') === 'csv');
      case 'import':
        return importFile(options, app, guildId, userId);
      case 'suggestions':
        return suggested(app, guildId, 0);
      case 'reports':
        return reports(app, guildId, 0);
      case 'edit':
        return edit(options, app, guildId);
      case 'list':
        return list(app, guildId, 0);
      case 'switch-on':
        return switchOn(options, app, guildId);
      case 'preset':
        return savePreset(options, app, asker, guildId);
      case 'preset-remove':
        return removePreset(options, app, guildId);
      case 'leave-out':
        return leaveOut(options, app, guildId);
      case 'let-in':
        return letIn(options, app, guildId);
      case 'seasons':
        return setSeasons(options, app, guildId);
      case 'season-role':
        return seasonRole(options, app, guildId);
      default:
        return askToRemove(options);
    }
  },
};

/** Those switched off last, as far as they are still there. */
async function offIn(app: App, guildId: string): Promise<{ id: string; text: string }[]> {
  const ids = (await app.storage.switchedOff.list(guildId)).slice(0, 100);
  const found = await Promise.all(ids.map((id) => app.pool.find(guildId, id)));
  return found.flatMap((asking) => asking ?? []);
}

/** A question written or changed; one that cannot be taken comes back with what was typed. */
export const customQuestionSent: FilledIn<{ id?: string | undefined }> = {
  answers: 'in place',
  async reply({ id }, value, app, { guildId, manages, userId }) {
    if (!manages || guildId === null) return STAFF_ONLY;
    const typed = typedIn(value);
    const before = id === undefined ? undefined : await app.storage.customQuestions.get(guildId, id);
    if (id !== undefined && !before) return notice('Not changed', 'This question was taken out meanwhile.');
    const read = await readOwn(typed, app, guildId, id);
    if (!read.ok) {
      const draft = app.newId();
      app.drafts.keep(draft, { userId, typed: { ...typed, ...(id ? { id } : {}) } });
      return refused(before ? 'Not changed' : 'Not added', read.reason, { form: 'custom-question', draft });
    }
    const { question: text, ...answers } = read.value;
    const question = before
      ? { ...before, text, right: answers.right, wrong: answers.wrong, source: answers.source }
      : custom(read.value, app, guildId, userId);
    if (!(await app.storage.customQuestions.add([question], CUSTOM_LIMITS.file)))
      return notice('Not added', TOO_MANY);
    return before
      ? notice('Question changed', 'It is asked so from now on.')
      : notice(
          'Question added',
          'It is asked like all others from now on, and before them as the daily question.',
        );
  },
};

async function readOwn(
  typed: Typed,
  app: App,
  guildId: string,
  id: string | undefined,
): Promise<{ ok: true; value: WrittenQuestion } | { ok: false; reason: string }> {
  const read = readTyped(typed);
  if (!read.ok) return read;
  const asked = sameQuestion(read.value.question);
  const same = (await app.storage.customQuestions.list(guildId)).find(
    (question) => question.id !== id && sameQuestion(question.text) === asked,
  );
  return same
    ? { ok: false, reason: `This server has that question already: ${quoteTyped(same.text)}.` }
    : { ok: true, value: read.value };
}

async function edit(options: Options, app: App, guildId: string): Promise<Answer> {
  const question = await app.storage.customQuestions.get(guildId, options.getString('question', true));
  if (!question) return NO_SUCH_QUESTION;
  const { id, text, right, wrong, source } = question;
  return customQuestionForm(CUSTOM_LIMITS, { id, question: text, right, wrong: wrong.join('\n'), source });
}

async function list(app: App, guildId: string, page: number): Promise<Reply> {
  const own = await app.storage.customQuestions.list(guildId);
  return own.length === 0 ? NO_QUESTIONS : ownQuestionsCard(own, page);
}

export const ownPageTurned: Deed<{ page: number }> = {
  answers: 'in place',
  reply: ({ page }, _values, app, { manages, guildId }) =>
    manages && guildId !== null ? list(app, guildId, page) : STAFF_ONLY,
};

const custom = (
  { question, right, wrong, source, difficulty, topic }: WrittenQuestion,
  app: App,
  guildId: string,
  authorId: string,
): CustomQuestion => ({
  guildId,
  id: `own.${app.newId()}`,
  text: question,
  right,
  wrong,
  source,
  topic: topic ?? null,
  difficulty: difficulty ?? null,
  authorId,
  createdAt: app.now(),
});

async function remove(options: Options, app: App, guildId: string): Promise<Reply> {
  const removed = await app.storage.customQuestions.remove(guildId, options.getString('question', true));
  return removed ? notice('Question removed', 'It is not asked any more.') : NO_SUCH_QUESTION;
}

async function exportFile(app: App, guildId: string, asTable: boolean): Promise<Reply> {
  const questions = await app.storage.customQuestions.list(guildId);
  if (questions.length === 0) return NO_QUESTIONS;
  return {
    ...notice('This server’s questions', count(questions.length, 'question')),
    files: [
      asTable
        ? { name: 'questions.csv', data: Buffer.from(writeCsv(questions)) }
        : { name: 'questions.json', data: Buffer.from(writeFile(questions)) },
    ],
  };
}

async function importFile(options: Options, app: App, guildId: string, userId: string): Promise<Reply> {
  const file = options.getAttachment('file', true);
  if (file.size > MOST_BYTES)
    return notice('Nothing imported', `The file has ${file.size} bytes, ${MOST_BYTES} are allowed.`);
  const response = await fetch(file.url);
  if (!response.ok) return notice('Nothing imported', 'Discord did not hand out the file. Try again.');
  const read = readFile(new Uint8Array(await response.arrayBuffer()));
  if (!read.ok) return notice('Nothing imported', read.reason.split('\n').map(escapeText).join('\n'));
  const own = await app.storage.customQuestions.list(guildId);
  const known = new Set(own.map(({ text }) => sameQuestion(text)));
  const fresh = read.value.filter(({ question }) => {
    const isNew = !known.has(sameQuestion(question));
    known.add(sameQuestion(question));
    return isNew;
  });
  const added = await app.storage.customQuestions.add(
    fresh.map((question) => custom(question, app, guildId, userId)),
    CUSTOM_LIMITS.file,
  );
  if (!added) return notice('Nothing imported', TOO_MANY);
  const left = read.value.length - fresh.length;
  return notice(
    'Imported',
    `${count(fresh.length, 'question')} added${left > 0 ? `, ${left} ${left === 1 ? 'was' : 'were'} there already` : ''}.`,
  );
}

/** A question that reports switched off may be asked again. */
async function switchOn(options: Options, app: App, guildId: string): Promise<Reply> {
  const id = options.getString('question', true);
  if (!(await app.storage.switchedOff.list(guildId)).includes(id)) return NO_SUCH_QUESTION;
  await app.storage.switchedOff.remove(guildId, id);
  return notice('Question switched on', 'It may be asked here again.');
}

const MOST_LISTED = 50;

/** A member who plays without being on a board; without one, who is left out. */
async function leaveOut(options: Options, app: App, guildId: string): Promise<Reply> {
  const member = options.getUser('member');
  if (member) {
    await app.storage.leftOut.add(guildId, member.id, app.now());
    return notice(
      'Left out',
      `<@${member.id}> may play, and is on no board here until \`/trivia-admin let-in\`.`,
    );
  }
  const out = await app.storage.leftOut.list(guildId);
  if (out.length === 0) return notice('Nobody is left out', 'Everybody who answers is on the boards.');
  const more = out.length > MOST_LISTED ? ` and ${out.length - MOST_LISTED} more` : '';
  const names = out.slice(0, MOST_LISTED).map((id) => `<@${id}>`);
  return notice('Left out of the boards', `${names.join(', ')}${more}`);
}

async function letIn(options: Options, app: App, guildId: string): Promise<Reply> {
  const { id } = options.getUser('member', true);
  return (await app.storage.leftOut.remove(guildId, id))
    ? notice('On the boards again', `<@${id}>: what they answered and answer counts again.`)
    : notice('Not left out', `<@${id}> is on the boards as soon as they answer.`);
}

async function setSeasons(options: Options, app: App, guildId: string): Promise<Reply> {
  const typed = options.getString('every', true);
  const seasons = parseSeasons(typed);
  if (!seasons)
    return notice(
      'Seasons not changed',
      `${quoteTyped(typed)} is neither \`month\` nor \`quarter\` nor a list of first days. Write days as \`2026-12-01, 2027-03-01\`.`,
    );
  await app.storage.settings.guild.set(guildId, SEASONS, seasons);
  // Those of the new kind that are over would be decided all at once.
  await app.storage.seasonRoles.restart(guildId, await overBefore(app, guildId), app.now());
  const zone = await zoneOf(app.storage, guildId);
  const [current] = seasonsUntil(seasons, app.now(), zone, 1);
  const now = current
    ? `The season now: **${current.name}**.`
    : `The first begins on ${stamp(seasonStart(seasons[0] ?? '', zone), 'D')}.`;
  return notice('Seasons set', `${now} Past seasons are counted by it too.`);
}

function askToRemove(options: Options): Reply {
  const { id } = options.getUser('member', true);
  return notice(
    'Take this member off the boards?',
    `All answers of <@${id}> in this server are deleted, with their points and streak, and they stay off its boards until \`/trivia-admin let-in\`. The answers cannot be brought back.`,
    [row(button(removeMemberId.build({ id }), 'Delete the answers', { style: ButtonStyle.Danger }))],
  );
}

export const removeMemberPressed: Deed<{ id: string }> = {
  answers: 'in place',
  async reply({ id }, _values, app, { manages, guildId }) {
    if (!manages || guildId === null) return STAFF_ONLY;
    const removed = await app.storage.members.remove(guildId, id, app.now());
    return notice(
      'Taken off the boards',
      `<@${id}>: ${count(removed, 'answer')} deleted in this server. They stay off its boards until \`/trivia-admin let-in\`.`,
    );
  },
};
