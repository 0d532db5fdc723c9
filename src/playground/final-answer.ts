/** The answer to a command once nothing more comes of it: an app that needs longer "is thinking" first. */
import type { ClientEvent, ClientMessage, InteractionOutcome, MemberClient, TypedCommand } from './client.ts';

/**
 * Runs a command and resolves with what stands there in the end: the first answer, what a deferred one was edited into,
 * or what was sent after the thinking one was deleted, as happens where only one of the two is private.
 */
export async function finalAnswer(member: MemberClient, typed: TypedCommand): Promise<InteractionOutcome> {
  const deleted = new Set<string>();
  const created: ClientMessage[] = [];
  let heard = () => {};
  const stop = member.listen((event: ClientEvent) => {
    if (event.type === 'message-create') created.push(event.message);
    else if (event.type === 'message-delete') deleted.add(event.messageId);
    heard();
  });
  try {
    const first = await member.run(typed);
    if (first.kind !== 'message' || !first.deferred) return first;
    const { channelId } = typed;
    const { id } = first.message;
    const settled = await member.settled(channelId, id).catch((error: unknown) => {
      if (!deleted.has(id)) throw error;
      return undefined;
    });
    if (settled) return answered(settled);
    const isNext = (message: ClientMessage) =>
      message.channel_id === channelId && message.author.id === first.message.author.id && message.id !== id;
    for (;;) {
      const next = created.find(isNext);
      if (next) return answered(next);
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
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
