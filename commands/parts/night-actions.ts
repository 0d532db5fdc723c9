/** What the buttons of quiz nights do. */
import type { App } from '../../src/bot/app.ts';
import { nightBoardId } from '../../src/cards/actions/night-board.ts';
import { nightHostId } from '../../src/cards/actions/night-host.ts';
import { nightJoinId } from '../../src/cards/actions/night-join.ts';
import { nightLeadId } from '../../src/cards/actions/night-lead.ts';
import { nightLeaveId } from '../../src/cards/actions/night-leave.ts';
import { endNightCard, nightCard, panelCard, teamName, wholeBoardCard } from '../../src/cards/night-card.ts';
import { notice, type Reply } from '../../src/cards/reply.ts';
import type { Pressed } from '../../src/discord/command.ts';
import { boardOf } from '../../src/nights/board.ts';
import { leadNight } from '../../src/nights/lead.ts';
import type { Night } from '../../src/nights/night.ts';
import { nightView } from '../../src/nights/view.ts';
import { action } from './action.ts';

const GONE = notice('Gone', 'There is nothing of this quiz night any more.');
const OVER = notice('Over already', 'This quiz night cannot be joined any more.');

/** The announcement as it is now; under any other message the answer is one of its own. */
async function afterJoining(app: App, night: Night, pressed: Pressed, said: Reply): Promise<Reply> {
  if (pressed.messageId !== night.messageId) return { ...said, apart: true };
  return nightCard(await nightView(night, app.lore, app.storage));
}

/** A night of this server; another one's is nobody's business here. */
async function nightHere(app: App, id: string, { guildId }: Pressed): Promise<Night | undefined> {
  const night = await app.storage.nights.get(id);
  return night?.guildId === guildId ? night : undefined;
}

/** For its host and the staff. */
const mayLead = ({ hostId }: Night, { userId, manages }: Pressed): boolean => hostId === userId || manages;

const notYours = ({ hostId }: Night): Reply =>
  notice('For its host', `<@${hostId}> and the server’s staff lead this quiz night.`);

export const nightActions = {
  'night-join': action(nightJoinId, {
    answers: 'in place',
    shared: true,
    async reply({ id, team }, _, app, pressed) {
      const night = await nightHere(app, id, pressed);
      if (!night) return { ...GONE, apart: true };
      const joined = await app.storage.nights.join(id, pressed.userId, { team, now: app.now() });
      if (joined === 'closed') return { ...OVER, apart: true };
      if (joined === 'full')
        return {
          ...notice(
            'That team is full for now',
            'Teams are kept even: join a smaller one, or press **Any team**.',
          ),
          apart: true,
        };
      const where = night.teams > 0 ? ` You are in ${teamName(joined)}.` : '';
      return afterJoining(app, night, pressed, notice('You are in', `You take part.${where}`));
    },
  }),
  'night-leave': action(nightLeaveId, {
    answers: 'in place',
    shared: true,
    async reply({ id }, _, app, pressed) {
      const night = await nightHere(app, id, pressed);
      if (!night) return { ...GONE, apart: true };
      if (!(await app.storage.nights.leave(id, pressed.userId)))
        return { ...notice('You are not in', 'So there is nothing to leave.'), apart: true };
      return afterJoining(app, night, pressed, notice('You are out', 'You take part again when you answer.'));
    },
  }),
  'night-host': action(nightHostId, {
    answers: 'in place',
    shared: true,
    async reply({ id }, _, app, pressed) {
      const night = await nightHere(app, id, pressed);
      if (!night) return { ...GONE, apart: true };
      if (!mayLead(night, pressed)) return { ...notYours(night), apart: true };
      // The panel is for whoever pressed; from a panel of theirs it comes back in its place.
      return { ...panelCard(await nightView(night, app.lore, app.storage)), apart: !pressed.private };
    },
  }),
  'night-lead': action(nightLeadId, {
    answers: 'in place',
    async reply({ id, lead, sure }, _, app, pressed) {
      const night = await nightHere(app, id, pressed);
      if (!night) return GONE;
      if (!mayLead(night, pressed)) return notYours(night);
      if (lead === 'end' && !sure) return endNightCard(night);
      const after = await leadNight(id, lead, app);
      return after ? panelCard(await nightView(after, app.lore, app.storage)) : GONE;
    },
  }),
  'night-board': action(nightBoardId, {
    answers: 'anew',
    shared: true,
    async reply({ id }, _, app, pressed) {
      const night = await nightHere(app, id, pressed);
      if (!night) return GONE;
      return wholeBoardCard(night, await boardOf(night, app.play, app.storage), pressed.userId);
    },
  }),
};
