/** What buttons, menus and forms do, by the name in their custom id. */
import type { Action, App, Form } from '../../src/bot/app.ts';
import type { ItemPage, Menu } from '../../src/cards/actions/action-id.ts';
import { anotherFactId } from '../../src/cards/actions/another-fact.ts';
import { cardId } from '../../src/cards/actions/card.ts';
import { dailyOffId } from '../../src/cards/actions/daily-off.ts';
import { forgetMeId } from '../../src/cards/actions/forget-me.ts';
import { guessId } from '../../src/cards/actions/guess.ts';
import { guessWorkId } from '../../src/cards/actions/guess-work.ts';
import type { ActionName } from '../../src/cards/actions/index.ts';
import { insteadId } from '../../src/cards/actions/instead.ts';
import { insteadWorkId } from '../../src/cards/actions/instead-work.ts';
import { leftOutId } from '../../src/cards/actions/left-out.ts';
import { leftOutPageId } from '../../src/cards/actions/left-out-page.ts';
import { moreId } from '../../src/cards/actions/more.ts';
import { mysteryBoardId } from '../../src/cards/actions/mystery-board.ts';
import { mysteryPlayId } from '../../src/cards/actions/mystery-play.ts';
import { mysteryShareId } from '../../src/cards/actions/mystery-share.ts';
import { mysteryStatsId } from '../../src/cards/actions/mystery-stats.ts';
import { ownPageId } from '../../src/cards/actions/own-page.ts';
import { type PartPage, partId } from '../../src/cards/actions/part.ts';
import { quoteId } from '../../src/cards/actions/quote.ts';
import { relatedId } from '../../src/cards/actions/related.ts';
import { removeMemberId } from '../../src/cards/actions/remove-member.ts';
import { searchPageId } from '../../src/cards/actions/search-page.ts';
import { showId } from '../../src/cards/actions/show.ts';
import { showWorkId } from '../../src/cards/actions/show-work.ts';
import { sourcesId } from '../../src/cards/actions/sources.ts';
import { timelinePageId } from '../../src/cards/actions/timeline-page.ts';
import { timelineTextId } from '../../src/cards/actions/timeline-text.ts';
import { workId } from '../../src/cards/actions/work.ts';
import { workAboutId } from '../../src/cards/actions/work-about.ts';
import { workPageId } from '../../src/cards/actions/work-page.ts';
import { type EntryCardOptions, entryCard, partCard } from '../../src/cards/entry-card.ts';
import { customQuestionFormId, suggestedQuestionFormId } from '../../src/cards/forms/custom-question.ts';
import { dailyAddFormId } from '../../src/cards/forms/daily-add.ts';
import { dailySetupFormId } from '../../src/cards/forms/daily-setup.ts';
import { nightPlanFormId } from '../../src/cards/forms/night-plan.ts';
import type { FormName } from '../../src/cards/forms/index.ts';
import { elsewhere, OPEN, type Override, viewerWith } from '../../src/cards/override.ts';
import type { Reply } from '../../src/cards/reply.ts';
import { type WorkCardView, workCard } from '../../src/cards/work-card.ts';
import type { Asker } from '../../src/discord/command.ts';
import type { Work } from '../../src/lore/model/model.ts';
import { type EntryView, viewOf } from '../../src/spoilers/view.ts';
import type { Viewer } from '../../src/spoilers/viewer.ts';
import { dailyOffPressed, setUpAgain } from '../daily.ts';
import { planAgain } from '../night.ts';
import { anotherFact } from '../fact.ts';
import { forgetMePressed } from '../forget-me.ts';
import { mysteryBoardShown, mysteryPlayed, mysteryShared, mysteryStatsShown } from '../mystery.ts';
import { anotherQuote } from '../quote.ts';
import { turnSearch } from '../search.ts';
import { settingsActions, settingsForms } from '../settings.ts';
import { showTimelineRest, turnTimeline } from '../timeline.ts';
import { customQuestionSent, ownPageTurned, removeMemberPressed } from '../trivia-admin.ts';
import { addRegularAgain } from './regular-posts.ts';
import { action, type Deed, formOf } from './action.ts';
import { nightActions } from './night-actions.ts';
import { reportActions } from './reports.ts';
import { suggestedQuestionSent, suggestionActions } from './suggestions.ts';
import { triviaActions, triviaForms } from './trivia-actions.ts';
import { tryAgain } from './try-again.ts';

/** `undefined`, which the router answers kindly, when the entry or work has left the packs. */
const withEntry = async (
  app: App,
  { id = '', override }: { id: string | undefined; override?: Override | undefined },
  asker: Asker,
  isPrivate: boolean,
  card: (view: EntryView) => Reply,
) => {
  const entry = app.lore.entry(id);
  return entry && card(viewOf(entry, viewerWith(await app.viewerOf(asker, isPrivate), override)));
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

/** A card opened against the limit is for who opened it: the public one that they pressed stays as it is. */
const inPlace = async (
  { id, override }: { id: string; override?: Override | undefined },
  app: App,
  pressed: Asker & { private: boolean },
  card: (view: EntryView, options: EntryCardOptions) => Reply,
) => {
  const isPrivate = pressed.private || override === OPEN;
  return withEntry(app, { id, override }, pressed, isPrivate, (view) => ({
    ...card(view, { private: isPrivate, override }),
    apart: isPrivate && !pressed.private,
  }));
};

const turnCard: Deed<ItemPage> = {
  answers: 'in place',
  // Cards that were sent before they had parts ask for pages: they get the first card.
  reply: (args, _, app, pressed) => inPlace(args, app, pressed, entryCard),
};
const openPart: Deed<Menu> = {
  answers: 'in place',
  reply: ({ of: id, override }, [part = ''], app, pressed) =>
    inPlace({ id, override }, app, pressed, (view, options) => partCard(view, { part }, options)),
};
const turnPart: Deed<PartPage> = {
  answers: 'in place',
  reply: (args, _, app, pressed) =>
    inPlace(args, app, pressed, (view, options) => partCard(view, args, options)),
};
const turnWork: Deed<ItemPage> = {
  answers: 'in place',
  reply: ({ id, page = 0, override }, _, app, pressed) =>
    withWork(app, id, pressed, pressed.private, (work, viewer) =>
      workCard(work, { page, private: pressed.private, viewer, override }),
    ),
};
/** A menu of a work's card, whose choice says where it turns to. */
const turnWorkTo = (where: (chosen: string) => Pick<WorkCardView, 'page' | 'about'>): Deed<Menu> => ({
  answers: 'in place',
  reply: ({ of: id, override }, [chosen = ''], app, pressed) =>
    withWork(app, id, pressed, pressed.private, (work, viewer) =>
      workCard(work, { ...where(chosen), private: pressed.private, viewer, override }),
    ),
});
const chooseEntry: Deed<Menu> = {
  answers: 'in place',
  reply: ({ override }, [id], app, pressed) =>
    withEntry(app, { id, override }, pressed, pressed.private, (view) =>
      entryCard(view, { private: pressed.private, override }),
    ),
};
const chooseWork: Deed<Menu> = {
  answers: 'in place',
  reply: (_, [id], app, pressed) =>
    withWork(app, id, pressed, pressed.private, (work, viewer) =>
      workCard(work, { private: pressed.private, viewer }),
    ),
};
const showSources: Deed<ItemPage> = {
  answers: 'anew',
  reply: ({ id, override }, _, app, pressed) =>
    withEntry(app, { id, override }, pressed, true, (view) =>
      partCard(view, { part: 'sources' }, { private: true, override }),
    ),
};

export const actions = {
  ...triviaActions,
  ...nightActions,
  ...settingsActions,
  ...reportActions,
  ...suggestionActions,
  'forget-me': action(forgetMeId, forgetMePressed),
  'daily-off': action(dailyOffId, dailyOffPressed),
  'remove-member': action(removeMemberId, removeMemberPressed),
  'try-again': tryAgain,
  'own-page': action(ownPageId, ownPageTurned),
  'search-page': action(searchPageId, turnSearch),
  'mystery-play': action(mysteryPlayId, mysteryPlayed),
  'mystery-share': action(mysteryShareId, mysteryShared),
  'mystery-stats': action(mysteryStatsId, mysteryStatsShown),
  'mystery-board': action(mysteryBoardId, mysteryBoardShown),
  quote: action(quoteId, anotherQuote),
  'another-fact': action(anotherFactId, anotherFact),
  'timeline-page': action(timelinePageId, turnTimeline('picture')),
  'timeline-text': action(timelineTextId, turnTimeline('words')),
  'left-out': action(leftOutId, showTimelineRest('anew')),
  'left-out-page': action(leftOutPageId, showTimelineRest('in place')),
  card: action(cardId, turnCard),
  more: action(moreId, openPart),
  part: action(partId, turnPart),
  guess: action(guessId, turnCard),
  related: action(relatedId, chooseEntry),
  instead: action(insteadId, chooseEntry),
  work: action(workId, turnWork),
  'work-page': action(
    workPageId,
    turnWorkTo((chosen) => ({ page: Number.parseInt(chosen, 10) || 0 })),
  ),
  'work-about': action(
    workAboutId,
    turnWorkTo((about) => ({ about })),
  ),
  'guess-work': action(guessWorkId, turnWork),
  'instead-work': action(insteadWorkId, chooseWork),
  sources: action(sourcesId, showSources),
  show: action(showId, {
    answers: 'anew',
    reply: ({ id, override }, _, app, pressed) =>
      withEntry(app, { id, override: elsewhere(override) }, pressed, false, (view) =>
        entryCard(view, { override: elsewhere(override) }),
      ),
  }),
  'show-work': action(showWorkId, {
    answers: 'anew',
    reply: ({ id }, _, app, pressed) =>
      withWork(app, id, pressed, false, (work, viewer) => workCard(work, { viewer })),
  }),
} satisfies { [Name in ActionName]: Action<Name> };

export const forms = {
  ...triviaForms,
  ...settingsForms,
  'daily-setup': formOf(dailySetupFormId, setUpAgain),
  'daily-add': formOf(dailyAddFormId, addRegularAgain),
  'night-plan': formOf(nightPlanFormId, planAgain),
  'custom-question': formOf(customQuestionFormId, customQuestionSent),
  'suggested-question': formOf(suggestedQuestionFormId, suggestedQuestionSent),
} satisfies { [Name in FormName]: Form<Name> };
