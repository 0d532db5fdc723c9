/** What buttons, menus and forms do, by the action in their custom id. */
import type { App } from '../../src/bot/app.ts';
import { entryCard } from '../../src/cards/entry-card.ts';
import type { Reply } from '../../src/cards/reply.ts';
import { sourcesCard } from '../../src/cards/sources-card.ts';
import { workCard } from '../../src/cards/work-card.ts';
import type { Action, Asker, Form } from '../../src/discord/command.ts';
import type { Entry, Work } from '../../src/lore/model/model.ts';
import type { Viewer } from '../../src/spoilers/viewer.ts';
import { forgetMeAction } from '../forget-me.ts';
import { turnSearch } from '../search.ts';
import { settingsActions, settingsForms } from '../settings.ts';
import { showTimelineRest, turnTimeline } from '../timeline.ts';
import { customQuestionForm } from '../trivia-admin.ts';
import { triviaActions, triviaForms } from './trivia-actions.ts';

/** `undefined`, which the router answers kindly, when the entry or work has left the packs. */
const withEntry = async (
  app: App,
  id: string | undefined,
  asker: Asker,
  isPrivate: boolean,
  card: (entry: Entry, viewer: Viewer) => Reply,
) => {
  const entry = app.lore.entry(id ?? '');
  return entry && card(entry, await app.viewerOf(asker, isPrivate));
};
const withWork = async (
  app: App,
  id: string | undefined,
  asker: Asker,
  isPrivate: boolean,
  card: (work: Work, viewer: Viewer) => Reply,
) => {
  const work = app.lore.work(id ?? '');
  return work && card(work, await app.viewerOf(asker, isPrivate));
};
const pageOf = (arg: string | undefined) => Number.parseInt(arg ?? '', 10) || 0;

const turnCard: Action = {
  answers: 'in place',
  reply: ([id, page, override], _, app, pressed) =>
    withEntry(app, id, pressed, pressed.private, (entry, viewer) =>
      entryCard(entry, { page: pageOf(page), private: pressed.private, viewer, override }),
    ),
};
const turnWork: Action = {
  answers: 'in place',
  reply: ([id, page, override], _, app, pressed) =>
    withWork(app, id, pressed, pressed.private, (work, viewer) =>
      workCard(work, { page: pageOf(page), private: pressed.private, viewer, override }),
    ),
};
const chooseEntry: Action = {
  answers: 'in place',
  reply: ([, override], [id], app, pressed) =>
    withEntry(app, id, pressed, pressed.private, (entry, viewer) =>
      entryCard(entry, { private: pressed.private, viewer, override }),
    ),
};
const chooseWork: Action = {
  answers: 'in place',
  reply: (_, [id], app, pressed) =>
    withWork(app, id, pressed, pressed.private, (work, viewer) =>
      workCard(work, { private: pressed.private, viewer }),
    ),
};
const showSources = (answers: Action['answers']): Action => ({
  answers,
  reply: ([id, page, override], _, app, pressed) =>
    withEntry(app, id, pressed, true, (entry, viewer) =>
      sourcesCard(entry, { page: pageOf(page), viewer, override }),
    ),
});

export const actions: Readonly<Record<string, Action>> = {
  ...triviaActions,
  ...settingsActions,
  'forget-me': forgetMeAction,
  'search-page': turnSearch,
  'timeline-page': turnTimeline,
  'left-out': showTimelineRest('anew'),
  'left-out-page': showTimelineRest('in place'),
  card: turnCard,
  guess: turnCard,
  related: chooseEntry,
  instead: chooseEntry,
  work: turnWork,
  'guess-work': turnWork,
  'instead-work': chooseWork,
  sources: showSources('anew'),
  'sources-page': showSources('in place'),
  show: {
    answers: 'anew',
    reply: ([id, override], _, app, pressed) =>
      withEntry(app, id, pressed, false, (entry, viewer) => entryCard(entry, { viewer, override })),
  },
  'show-work': {
    answers: 'anew',
    reply: ([id], _, app, pressed) =>
      withWork(app, id, pressed, false, (work, viewer) => workCard(work, { viewer })),
  },
};

export const forms: Readonly<Record<string, Form>> = {
  ...triviaForms,
  'custom-question': customQuestionForm,
  ...settingsForms,
};
