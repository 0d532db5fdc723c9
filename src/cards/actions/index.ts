/** Every button and menu that there is. What each does is in `commands/parts`. */
import { againId } from './again.ts';
import { anotherFactId } from './another-fact.ts';
import { boardId } from './board.ts';
import { cardId } from './card.ts';
import { changeTimeId } from './change-time.ts';
import { clearLimitId } from './clear-limit.ts';
import { dailyOffId } from './daily-off.ts';
import { dailyPauseId } from './daily-pause.ts';
import { dailyResumeId } from './daily-resume.ts';
import { dailyTodayId } from './daily-today.ts';
import { forgetMeId } from './forget-me.ts';
import { guessId } from './guess.ts';
import { guessWorkId } from './guess-work.ts';
import { hintId } from './hint.ts';
import { insteadId } from './instead.ts';
import { insteadWorkId } from './instead-work.ts';
import { leftOutId } from './left-out.ts';
import { leftOutPageId } from './left-out-page.ts';
import { lookId } from './look.ts';
import { moreId } from './more.ts';
import { mysteryBoardId } from './mystery-board.ts';
import { mysteryPlayId } from './mystery-play.ts';
import { mysteryShareId } from './mystery-share.ts';
import { mysteryStatsId } from './mystery-stats.ts';
import { nightBoardId } from './night-board.ts';
import { nightHostId } from './night-host.ts';
import { nightJoinId } from './night-join.ts';
import { nightLeadId } from './night-lead.ts';
import { nightLeaveId } from './night-leave.ts';
import { ownPageId } from './own-page.ts';
import { partId } from './part.ts';
import { quoteId } from './quote.ts';
import { relatedId } from './related.ts';
import { removeMemberId } from './remove-member.ts';
import { reportId } from './report.ts';
import { reportKeepId } from './report-keep.ts';
import { reportOffId } from './report-off.ts';
import { reportPageId } from './report-page.ts';
import { searchPageId } from './search-page.ts';
import { setCanonId } from './set-canon.ts';
import { setPacksId } from './set-packs.ts';
import { setPicturesId } from './set-pictures.ts';
import { setSpoilersId } from './set-spoilers.ts';
import { showId } from './show.ts';
import { showWorkId } from './show-work.ts';
import { skipId } from './skip.ts';
import { soloId } from './solo.ts';
import { soloNextId } from './solo-next.ts';
import { sourcesId } from './sources.ts';
import { stopId } from './stop.ts';
import { suggestionApproveId } from './suggestion-approve.ts';
import { suggestionMendId } from './suggestion-mend.ts';
import { suggestionPageId } from './suggestion-page.ts';
import { suggestionRefuseId } from './suggestion-refuse.ts';
import { timelinePageId } from './timeline-page.ts';
import { timelineTextId } from './timeline-text.ts';
import { tryAgainId } from './try-again.ts';
import { voteId } from './vote.ts';
import { workId } from './work.ts';
import { workAboutId } from './work-about.ts';
import { workPageId } from './work-page.ts';

export const actionIds = [
  cardId,
  moreId,
  partId,
  guessId,
  relatedId,
  insteadId,
  showId,
  sourcesId,
  workId,
  workPageId,
  workAboutId,
  guessWorkId,
  insteadWorkId,
  showWorkId,
  searchPageId,
  quoteId,
  anotherFactId,
  timelinePageId,
  timelineTextId,
  leftOutId,
  leftOutPageId,
  voteId,
  soloId,
  againId,
  hintId,
  skipId,
  stopId,
  soloNextId,
  lookId,
  reportId,
  reportPageId,
  reportKeepId,
  reportOffId,
  ownPageId,
  boardId,
  forgetMeId,
  setCanonId,
  setPacksId,
  setPicturesId,
  setSpoilersId,
  clearLimitId,
  dailyPauseId,
  dailyResumeId,
  dailyTodayId,
  changeTimeId,
  dailyOffId,
  removeMemberId,
  tryAgainId,
  suggestionApproveId,
  suggestionMendId,
  suggestionRefuseId,
  suggestionPageId,
  mysteryPlayId,
  mysteryShareId,
  mysteryStatsId,
  mysteryBoardId,
  nightJoinId,
  nightLeaveId,
  nightHostId,
  nightLeadId,
  nightBoardId,
] as const;

export type ActionName = (typeof actionIds)[number]['name'];
