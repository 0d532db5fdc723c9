/** What a quiz night says in Discord: in its channel, at its announcement, in Discord's own event, and to the staff. */
import { type APIGuildMember, type APIMessage, type Client, Routes } from 'discord.js';
import type { Logger } from 'pino';
import { nightBoardId } from '../cards/actions/night-board.ts';
import { nightHostId } from '../cards/actions/night-host.ts';
import { namedIn, nightCard, teamName, tellingCard } from '../cards/night-card.ts';
import { escapeText } from '../cards/text.ts';
import type { Lore } from '../lore/lore.ts';
import type { NightBoard } from '../nights/board.ts';
import type { Night } from '../nights/night.ts';
import type { NightVoice, Telling } from '../nights/step.ts';
import { nightView } from '../nights/view.ts';
import type { Look } from '../pictures/index.ts';
import type { Storage } from '../storage/open.ts';
import { customIdsOf, type Posting } from './posting.ts';
import type { ScheduledEvents } from './scheduled-events.ts';

interface NightMessageParts {
  client: () => Client<true> | undefined;
  storage: Storage;
  /** What a server wants to be asked about. */
  loreIn: (guildId: string) => Promise<Lore>;
  /** How pictures are drawn in a server; undefined where words shall do. */
  lookOf: (guildId: string) => Promise<Look | undefined>;
  posting: Posting;
  events: ScheduledEvents;
  log: Logger;
}

/** So many are called when a night begins: their mentions fit a message. */
const MOST_CALLED = 80;
/** So much of a night's id as fits a nonce with its stage. */
const ID_IN_NONCE = 18;

const nonceOf = ({ id }: Night, stage: string) =>
  `n:${id.replaceAll('-', '').slice(0, ID_IN_NONCE)}:${stage}`;

export function nightMessages(parts: NightMessageParts): NightVoice {
  const { client, storage, loreIn, lookOf, posting, events, log } = parts;

  const viewOf = async (night: Night) => nightView(night, await loreIn(night.guildId), storage);

  /** What members are called in the server; whoever is not there any more has no name. */
  const namesOf = async ({ guildId }: Night, telling: Telling): Promise<Map<string, string>> => {
    const ids = telling.kind === 'winners' ? namedIn(telling.board) : [];
    const named = ids.map(async (id): Promise<[string, string][]> => {
      try {
        const member = (await client()?.rest.get(Routes.guildMember(guildId, id))) as APIGuildMember;
        return [[id, member.nick ?? member.user.global_name ?? member.user.username]];
      } catch {
        return [];
      }
    });
    return new Map((await Promise.all(named)).flat());
  };

  const mark = async ({ guildId, eventId, state }: Night) => {
    if (eventId === null) return;
    const as = state === 'over' || state === 'cancelled' ? state : 'begun';
    await events.mark(guildId, eventId, as);
  };

  const refresh = async (night: Night) => {
    if (night.messageId === null) return;
    const { embeds, components } = nightCard(await viewOf(night));
    const body = { embeds, components, allowed_mentions: { parse: [] } };
    await client()
      ?.rest.patch(Routes.channelMessage(night.channelId, night.messageId), { body })
      .catch((err: unknown) =>
        log.warn({ err, night: night.id }, 'announcement of a quiz night not changed'),
      );
  };

  return {
    async tell(night, stage, telling, again) {
      const isTold = (message: APIMessage) => stagesIn(message, night.id).includes(stage);
      if (again && (await posting.ownIn(night.channelId, isTold))) return;
      const channel = await posting.checked(night, { thread: false });
      const [view, names, look] = await Promise.all([
        viewOf(night),
        namesOf(night, telling),
        lookOf(night.guildId),
      ]);
      const called = telling.kind === 'begins' ? telling.players.slice(0, MOST_CALLED) : [];
      await posting.send(channel, tellingCard(view, stage, telling, { names, look }), {
        nonce: nonceOf(night, stage),
        userIds: called.map(({ userId }) => userId),
      });
    },

    async announce(night) {
      await Promise.all([refresh(night), mark(night)]);
    },

    async lost({ title, channelId, guildId, state, id }, reason, board) {
      log.warn({ guild: guildId, night: id, reason }, 'quiz night lost its channel');
      const because =
        reason === 'gone' ? 'its channel is gone' : `Curzon may not write in <#${channelId}> any more`;
      const end =
        state === 'over'
          ? `**${escapeText(title)}** is over early`
          : `**${escapeText(title)}** could not begin`;
      const text = [
        `${end}: ${because}.`,
        ...(state === 'over' ? ['All points count.', ...standing(board)] : []),
        '`/night plan` plans another one.',
      ].join('\n');
      await posting.tell(guildId, 'A quiz night lost its channel', text);
    },
  };
}

const standing = ({ teams, members }: NightBoard): string[] =>
  (teams.length > 0
    ? teams.map(({ rank, team, points }) => `${rank}. ${teamName(team)}: ${points} points`)
    : members.map(({ rank, userId, points }) => `${rank}. <@${userId}>: ${points} points`)
  ).slice(0, 3);

/** What a night had come to, by the buttons under a message of it. */
const stagesIn = (message: APIMessage, nightId: string): string[] =>
  customIdsOf(message).flatMap((id) => {
    const args = nightBoardId.parse(id) ?? nightHostId.parse(id);
    return args?.id === nightId && args.stage !== undefined ? [args.stage] : [];
  });
