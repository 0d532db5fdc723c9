/** What staff do with questions that members said are wrong. */
import type { App } from '../../src/bot/app.ts';
import { reportKeepId } from '../../src/cards/actions/report-keep.ts';
import { reportOffId } from '../../src/cards/actions/report-off.ts';
import { reportPageId } from '../../src/cards/actions/report-page.ts';
import type { Reply } from '../../src/cards/reply.ts';
import { noReports, reportCard } from '../../src/cards/report-card.ts';
import { action } from './action.ts';
import { STAFF_ONLY } from './definition.ts';

/** So many reports are gone through at once; the rest come up as these are done with. */
const MOST = 1_000;

/** One reported question with its reasons; those reported first come first. */
export async function reports(app: App, guildId: string, wanted: number): Promise<Reply> {
  const open = await app.storage.reports.open(guildId, MOST);
  const byQuestion = Map.groupBy(open, ({ questionId }) => questionId);
  const page = Math.min(Math.max(0, wanted), byQuestion.size - 1);
  const [questionId, reported] = [...byQuestion][page] ?? [];
  const first = reported?.[0];
  if (questionId === undefined || !reported || !first) return noReports();
  const asking = await app.pool.find(guildId, questionId);
  return reportCard({ reportId: first.id, asking, reasons: reported }, { page, of: byQuestion.size });
}

/** Does something with the question of a report, and shows the reports that are left. */
async function judge(
  app: App,
  guildId: string,
  reportId: string,
  then: (questionId: string) => Promise<unknown>,
): Promise<Reply> {
  const open = await app.storage.reports.open(guildId, MOST);
  const report = open.find(({ id }) => id === reportId);
  if (report) {
    await then(report.questionId);
    await app.storage.reports.resolveQuestion(guildId, report.questionId, app.now());
  }
  return reports(app, guildId, 0);
}

export const reportActions = {
  'report-page': action(reportPageId, {
    answers: 'in place',
    reply: ({ page }, _, app, { manages, guildId }) =>
      manages && guildId !== null ? reports(app, guildId, page) : STAFF_ONLY,
  }),
  'report-keep': action(reportKeepId, {
    answers: 'in place',
    reply: ({ id }, _, app, { manages, guildId }) =>
      manages && guildId !== null ? judge(app, guildId, id, () => Promise.resolve()) : STAFF_ONLY,
  }),
  'report-off': action(reportOffId, {
    answers: 'in place',
    reply: ({ id }, _, app, { manages, guildId }) =>
      manages && guildId !== null
        ? judge(app, guildId, id, (questionId) => app.storage.switchedOff.add(guildId, questionId, app.now()))
        : STAFF_ONLY,
  }),
};
