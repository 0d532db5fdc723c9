/** What buttons, menus and forms do, by the action in their custom id. */
import type { App } from '../src/app.ts';
import { entryCard } from '../src/cards/entry-card.ts';
import type { Reply } from '../src/cards/reply.ts';
import { sourcesCard } from '../src/cards/sources-card.ts';
import { workCard } from '../src/cards/work-card.ts';
import type { Action, Form } from '../src/discord/command.ts';
import type { Entry, Work } from '../src/lore/model.ts';
import { forgetMeAction } from './forget-me.ts';
import { turnSearch } from './search.ts';
import { triviaActions, triviaForms } from './trivia-actions.ts';
import { customQuestionForm } from './trivia-admin.ts';

/** `undefined`, which the router answers kindly, when the entry or work has left the packs. */
const withEntry = (app: App, id: string | undefined, card: (entry: Entry) => Reply) => {
  const entry = app.lore.entry(id ?? '');
  return entry && card(entry);
};
const withWork = (app: App, id: string | undefined, card: (work: Work) => Reply) => {
  const work = app.lore.work(id ?? '');
  return work && card(work);
};
const pageOf = (arg: string | undefined) => Number.parseInt(arg ?? '', 10) || 0;

const turnCard: Action = {
  answers: 'in place',
  reply: ([id, page], _, app, pressed) =>
    withEntry(app, id, (entry) => entryCard(entry, { page: pageOf(page), private: pressed.private })),
};
const turnWork: Action = {
  answers: 'in place',
  reply: ([id, page], _, app, pressed) =>
    withWork(app, id, (work) => workCard(work, { page: pageOf(page), private: pressed.private })),
};
const chooseEntry: Action = {
  answers: 'in place',
  reply: (_, [id], app, pressed) =>
    withEntry(app, id, (entry) => entryCard(entry, { private: pressed.private })),
};
const chooseWork: Action = {
  answers: 'in place',
  reply: (_, [id], app, pressed) => withWork(app, id, (work) => workCard(work, { private: pressed.private })),
};

export const actions: Readonly<Record<string, Action>> = {
  ...triviaActions,
  'forget-me': forgetMeAction,
  search: turnSearch,
  card: turnCard,
  guess: turnCard,
  related: chooseEntry,
  instead: chooseEntry,
  work: turnWork,
  'guess-work': turnWork,
  'instead-work': chooseWork,
  sources: { answers: 'anew', reply: ([id], _, app) => withEntry(app, id, (entry) => sourcesCard(entry)) },
  'sources-page': {
    answers: 'in place',
    reply: ([id, page], _, app) => withEntry(app, id, (entry) => sourcesCard(entry, pageOf(page))),
  },
  show: { answers: 'anew', reply: ([id], _, app) => withEntry(app, id, (entry) => entryCard(entry)) },
  'show-work': { answers: 'anew', reply: ([id], _, app) => withWork(app, id, (work) => workCard(work)) },
};

export const forms: Readonly<Record<string, Form>> = {
  ...triviaForms,
  'custom-question': customQuestionForm,
};
