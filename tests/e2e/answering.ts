/** Members who answer daily questions, and what each of them was told: to be compared with what is kept. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ComponentType } from 'discord.js';
import type { ClientMessage, MemberClient } from '../../src/playground/client.ts';

/** What one member was told about their answer to one question. */
interface Told {
  /** The option last acknowledged. */
  option: number | undefined;
  /** Pressed since, and unanswered: these may count or not. */
  unheard: Set<number>;
}

export interface Answering {
  /** By question and member, with a blank between. */
  told: ReadonlyMap<string, Told>;
  begin(member: MemberClient, message: ClientMessage): void;
  /** How many are at it. */
  underWay(): number;
}

export const asks = (message: ClientMessage): boolean =>
  message.embeds.some((embed) => embed.title?.startsWith('Daily question · '));

export function createAnswering(random: () => number): Answering {
  const told = new Map<string, Told>();
  const answering = new Set<Promise<void>>();

  /** Answers, sometimes changes the answer, and presses again what seems not to have worked. */
  async function answer(member: MemberClient, message: ClientMessage): Promise<void> {
    const buttons = (message.components ?? [])
      .flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []))
      .flatMap((component) =>
        'custom_id' in component && component.custom_id.includes('|vote|') ? [component.custom_id] : [],
      );
    const [, , roundId = ''] = (buttons[0] ?? '').split('|');
    const answer: Told = { option: undefined, unheard: new Set() };
    told.set(`${roundId} ${member.user.id}`, answer);
    for (let choices = random() < 0.3 ? 2 : 1; choices > 0; choices -= 1) {
      const option = Math.floor(random() * buttons.length);
      for (let tries = 0; tries < 5; tries += 1) {
        await sleep(random() * 400);
        answer.unheard.add(option);
        const outcome = await member.press(message.channel_id, message.id, buttons[option] ?? '');
        if (outcome.kind !== 'message') continue;
        const { title = '', description = '' } = outcome.message.embeds[0] ?? {};
        if (title === 'Too late') answer.unheard.delete(option);
        // The first press came through, but its answer was lost: the second one says so.
        else if (/^Answer (taken|changed)$/.test(title) || /^You chose .* already\.$/.test(description)) {
          answer.option = option;
          answer.unheard.clear();
        } else continue;
        break;
      }
    }
  }

  return {
    told,
    begin(member, message) {
      const answered = answer(member, message).finally(() => answering.delete(answered));
      answering.add(answered);
    },
    underWay: () => answering.size,
  };
}
