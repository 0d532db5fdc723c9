/** An answer with everything that its buttons and menus open of it: parts, pages, and what it leaves out. */
import { type APIEmbed, type APIMessage, ComponentType } from 'discord.js';
import { boardId } from '../../src/cards/actions/board.ts';
import { leftOutId } from '../../src/cards/actions/left-out.ts';
import { leftOutPageId } from '../../src/cards/actions/left-out-page.ts';
import { moreId } from '../../src/cards/actions/more.ts';
import { ownPageId } from '../../src/cards/actions/own-page.ts';
import { partId } from '../../src/cards/actions/part.ts';
import { reportPageId } from '../../src/cards/actions/report-page.ts';
import { searchPageId } from '../../src/cards/actions/search-page.ts';
import { timelineTextId } from '../../src/cards/actions/timeline-text.ts';
import { workId } from '../../src/cards/actions/work.ts';
import type { MemberClient } from '../../src/playground/client.ts';
import { afterPress, type Press } from '../../src/playground/final-answer.ts';

/** Their first page is what somebody came from. */
const TURNING = [partId, workId, searchPageId, leftOutPageId, boardId, ownPageId, reportPageId] as const;
/** Of a timeline, whose pictures are told in words. */
const OPENING = [timelineTextId, leftOutId] as const;

/**
 * The embeds of a message, then those of each part and page in the order of its components. What shows another entry, the
 * same in another way or to others is not followed.
 * @throws Error in Discord's words when one of them is not answered.
 */
export async function allPages(member: MemberClient, first: APIMessage): Promise<APIEmbed[]> {
  const pressed = new Set<string>();
  const follow = async (message: APIMessage): Promise<APIEmbed[]> => {
    const embeds = [...message.embeds];
    let shown = message;
    for (;;) {
      const press = pressesOf(shown).find((one) => !pressed.has(JSON.stringify(one)));
      if (!press) return embeds;
      pressed.add(JSON.stringify(press));
      const outcome = await afterPress(member, shown, press);
      if (outcome.kind === 'failed') throw new Error(outcome.error.message);
      if (outcome.kind !== 'message' && outcome.kind !== 'update') continue;
      if (outcome.message.id !== shown.id) embeds.push(...(await follow(outcome.message)));
      else {
        shown = outcome.message;
        embeds.push(...shown.embeds);
      }
    }
  };
  return follow(first);
}

function pressesOf({ components = [] }: APIMessage): Press[] {
  return components
    .flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []))
    .flatMap((component): Press[] => {
      if (!('custom_id' in component) || component.disabled) return [];
      const { custom_id: customId } = component;
      if (component.type === ComponentType.StringSelect)
        return moreId.parse(customId)
          ? component.options.map(({ value }) => ({ customId, values: [value] }))
          : [];
      const opens = OPENING.some((id) => id.parse(customId)) || TURNING.some((id) => isOn(id, customId));
      return opens ? [{ customId }] : [];
    });
}

/** Whether it turns to a page beyond the first. */
const isOn = (id: (typeof TURNING)[number], customId: string) => (id.parse(customId)?.page ?? 0) > 0;
