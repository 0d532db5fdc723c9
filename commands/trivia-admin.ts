import { ApplicationCommandOptionType, ButtonStyle } from 'discord.js';
import type { App, Command } from '../src/bot/app.ts';
import type { NoArgs } from '../src/cards/actions/action-id.ts';
import { removeMemberId } from '../src/cards/actions/remove-member.ts';
import { customQuestionForm } from '../src/cards/forms/custom-question.ts';
import type { Answer } from '../src/cards/reply.ts';
import { button, notice, type Reply, row } from '../src/cards/reply.ts';
import { clip, count, escapeText } from '../src/cards/text.ts';
import type { Options } from '../src/discord/command.ts';
import {
  CUSTOM_LIMITS,
  readFile,
  readQuestion,
  type WrittenQuestion,
  writeFile,
} from '../src/games/custom-file.ts';
import type { CustomQuestion } from '../src/storage/custom-questions.ts';
import type { Deed, FilledIn } from './parts/action.ts';
import { forStaff, STAFF_ONLY } from './parts/definition.ts';

const Type = ApplicationCommandOptionType;
/** A file of 500 questions at their longest stays below. In bytes. */
const MOST_BYTES = 1_000_000;
const MOST_REPORTS = 10;
const TOO_MANY = `A server has at most ${CUSTOM_LIMITS.file} questions of its own. Take some out first with \`/trivia-admin remove\`.`;

export const triviaAdmin: Command = {
  definition: forStaff('trivia-admin', 'This server’s own questions, reports and boards', [
    { type: Type.Subcommand, name: 'add', description: 'Write a question of your own' },
    {
      type: Type.Subcommand,
      name: 'remove',
      description: 'Take out a question of your own',
      options: [
        { type: Type.String, name: 'question', description: 'Which', required: true, autocomplete: true },
      ],
    },
    { type: Type.Subcommand, name: 'export', description: 'Get this server’s questions as a file' },
    {
      type: Type.Subcommand,
      name: 'import',
      description: 'Add questions from such a file',
      options: [{ type: Type.Attachment, name: 'file', description: 'A file from export', required: true }],
    },
    { type: Type.Subcommand, name: 'reports', description: 'Questions that members said are wrong' },
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
  async suggest({ typed }, { storage }, { guildId, manages }) {
    if (guildId === null || !manages) return [];
    const own = await storage.customQuestions.list(guildId);
    return own
      .filter((question) => question.text.toLowerCase().includes(typed.toLowerCase()))
      .slice(0, 25)
      .map((question) => ({ name: clip(question.text, 100), value: question.id }));
  },
  async reply(options, app, { guildId, manages, userId }): Promise<Answer> {
    if (!manages || guildId === null) return STAFF_ONLY;
    switch (options.getSubcommand()) {
      case 'add':
        return customQuestionForm(CUSTOM_LIMITS);
      case 'remove':
        return remove(options, app, guildId);
      case 'export':
        return exportFile(app, guildId);
      case 'import':
        return importFile(options, app, guildId, userId);
      case 'reports':
        return reports(app, guildId);
      default:
        return askToRemove(options);
    }
  },
};

export const addCustomQuestion: FilledIn<NoArgs> = {
  async reply(_, value, app, { guildId, manages, userId }) {
    if (!manages || guildId === null) return STAFF_ONLY;
    const wrong = value('wrong')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (wrong.length !== 3)
      return notice(
        'Not added',
        `Write exactly three wrong answers, one a line; there ${wrong.length === 1 ? 'is' : 'are'} ${wrong.length}.`,
      );
    const read = readQuestion({
      question: value('question'),
      right: value('right'),
      wrong,
      source: value('source'),
    });
    if (!read.ok) return notice('Not added', escapeText(read.reason));
    const added = await app.storage.customQuestions.add(
      [custom(read.value, app, guildId, userId)],
      CUSTOM_LIMITS.file,
    );
    if (!added) return notice('Not added', TOO_MANY);
    return notice(
      'Question added',
      'It is asked like all others from now on, and before them as the daily question.',
    );
  },
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
  return removed
    ? notice('Question removed', 'It is not asked any more.')
    : notice('No such question', 'Choose one from the list.');
}

async function exportFile(app: App, guildId: string): Promise<Reply> {
  const questions = await app.storage.customQuestions.list(guildId);
  if (questions.length === 0)
    return notice('No questions of your own', 'Write one with `/trivia-admin add`.');
  return {
    ...notice('This server’s questions', count(questions.length, 'question')),
    files: [{ name: 'questions.json', data: Buffer.from(writeFile(questions)) }],
  };
}

async function importFile(options: Options, app: App, guildId: string, userId: string): Promise<Reply> {
  const file = options.getAttachment('file', true);
  if (file.size > MOST_BYTES)
    return notice('Nothing imported', `The file has ${file.size} bytes, ${MOST_BYTES} are allowed.`);
  const response = await fetch(file.url);
  if (!response.ok) return notice('Nothing imported', 'Discord did not hand out the file. Try again.');
  const read = readFile(await response.text());
  if (!read.ok) return notice('Nothing imported', escapeText(read.reason));
  const known = new Set((await app.storage.customQuestions.list(guildId)).map((question) => question.text));
  const fresh = read.value.filter((question) => !known.has(question.question));
  const added = await app.storage.customQuestions.add(
    fresh.map((question) => custom(question, app, guildId, userId)),
    CUSTOM_LIMITS.file,
  );
  if (!added) return notice('Nothing imported', TOO_MANY);
  const left = read.value.length - fresh.length;
  return notice(
    'Imported',
    `${count(fresh.length, 'question')} added${left > 0 ? `, ${left} were there already` : ''}.`,
  );
}

async function reports(app: App, guildId: string): Promise<Reply> {
  const open = await app.storage.reports.open(guildId, MOST_REPORTS);
  if (open.length === 0) return notice('No reports', 'Nobody has said that a question is wrong.');
  return notice(
    'Reported questions',
    open.map((report) => `• \`${report.questionId}\` ${escapeText(report.reason)}`).join('\n'),
  );
}

function askToRemove(options: Options): Reply {
  const { id } = options.getUser('member', true);
  return notice(
    'Take this member off the boards?',
    `All answers of <@${id}> in this server are deleted, with their points and streak. This cannot be undone.`,
    [row(button(removeMemberId.build({ id }), 'Delete the answers', { style: ButtonStyle.Danger }))],
  );
}

export const removeMemberPressed: Deed<{ id: string }> = {
  answers: 'in place',
  async reply({ id }, _values, app, { manages, guildId }) {
    if (!manages || guildId === null) return STAFF_ONLY;
    const removed = await app.storage.members.remove(guildId, id);
    return notice('Taken off the boards', `<@${id}>: ${count(removed, 'answer')} deleted in this server.`);
  },
};
