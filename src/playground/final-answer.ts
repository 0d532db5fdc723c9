/** The answer to a command or a press once nothing more comes of it: an app that needs longer "is thinking" first. */
import type { APIMessage } from 'discord.js';
import type { ClientEvent, ClientMessage, InteractionOutcome, MemberClient, TypedCommand } from './client.ts';

/**
 * Runs a command and resolves with what stands there in the end: the first answer, what a deferred one was edited into,
 * or what was sent after the thinking one was deleted, as happens where only one of the two is private.
 */
export const finalAnswer = (member: MemberClient, typed: TypedCommand): Promise<InteractionOutcome> =>
  finished(member, typed.channelId, () => member.run(typed));

/** A button of a message, or a menu and what is chosen there. */
export interface Press {
  customId: string;
  values?: readonly string[];
}

/** As {@link finalAnswer}, of a press: the message itself, changed, or the one that it brought. */
export const afterPress = (
  member: MemberClient,
  { channel_id, id }: APIMessage,
  { customId, values }: Press,
): Promise<InteractionOutcome> =>
  finished(
    member,
    channel_id,
    () => (values ? member.choose(channel_id, id, customId, values) : member.press(channel_id, id, customId)),
    id,
  );

/** @param pressed the message whose component was used. */
async function finished(
  member: MemberClient,
  channelId: string,
  begin: () => Promise<InteractionOutcome>,
  pressed?: string,
): Promise<InteractionOutcome> {
  const deleted = new Set<string>();
  const created: ClientMessage[] = [];
  const changed: ClientMessage[] = [];
  let heard = () => {};
  const stop = member.listen((event: ClientEvent) => {
    if (event.type === 'message-create') created.push(event.message);
    else if (event.type === 'message-update') changed.push(event.message);
    else if (event.type === 'message-delete') deleted.add(event.messageId);
    heard();
  });
  const next = async (find: () => ClientMessage | undefined) => {
    for (;;) {
      const message = find();
      if (message) return answered(message);
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
  };
  try {
    const first = await begin();
    if (first.kind === 'acknowledged')
      return await next(
        () =>
          changed.find(({ id }) => id === pressed) ??
          created.find((message) => message.channel_id === channelId && message.author.bot),
      );
    if (first.kind !== 'message' || !first.deferred) return first;
    const { id, author } = first.message;
    const settled = await member.settled(channelId, id).catch((error: unknown) => {
      if (!deleted.has(id)) throw error;
      return undefined;
    });
    if (settled) return answered(settled);
    return await next(() =>
      created.find(
        (message) => message.channel_id === channelId && message.author.id === author.id && message.id !== id,
      ),
    );
  } finally {
    stop();
  }
}

const answered = (message: ClientMessage): InteractionOutcome => ({
  kind: 'message',
  message,
  ephemeral: message.ephemeral,
  deferred: true,
});
