/** The one place where interactions arrive, are answered, and fail: commands, actions and forms only return. */
import { randomBytes } from 'node:crypto';
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Client,
  type CommandInteractionOption,
  DiscordAPIError,
  Events,
  type Interaction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Logger } from 'pino';
import { nameIn } from '../cards/actions/action-id.ts';
import { LIMITS } from '../cards/limits.ts';
import { type Answer, notice, type ReadyReply } from '../cards/reply.ts';
import { clip } from '../cards/text.ts';
import type { PictureRequest } from '../pictures/index.ts';
import { answerWith, payload, THINK_AFTER } from './answer.ts';
import type { Action, Asker, Command, Form, MessageCommand } from './command.ts';
import type { MemberRate } from './member-rate.ts';
import { createThreadParents, type ThreadParents } from './thread-parents.ts';
import { withPictures } from './with-pictures.ts';

/** One interaction, and what became of it. */
export interface Answered {
  kind: 'command' | 'autocomplete' | 'button' | 'form';
  /** As registered, never what was typed. */
  name: string;
  /** `excused`: a known trouble that passes by itself was told. `limited`: the member asked for too much at once. */
  outcome: 'answered' | 'excused' | 'failed' | 'limited';
  /** Until Discord had the answer, in milliseconds. */
  ms: number;
}

/** Whether this process answers an interaction that another one may have too; undefined where none can. */
export type Admit = (interaction: { id: string; guildId: string | null }) => Promise<boolean> | undefined;

export interface Router {
  /** Answers all that comes from a connection, and that it is admitted to. */
  listen(client: Client, admit?: Admit): void;
  /** Resolves once every answer under way has been sent. */
  idle(): Promise<void>;
}

interface RouterParts<App> {
  commands: readonly Command<App>[];
  messageCommands: readonly MessageCommand<App>[];
  actions: Readonly<Record<string, Action<App>>>;
  forms: Readonly<Record<string, Form<App>>>;
  /** What an interaction that arrives now in a server, or outside of one, works with to its end. */
  app: (guildId: string | null) => App | Promise<App>;
  /** A picture as PNG; undefined where it cannot be drawn now. Never rejects. */
  draw: (request: PictureRequest, userId: string) => Promise<Buffer | undefined>;
  /** Makes each answer, from its interaction to its end; nothing else when left out. */
  during?: <T>(answer: () => Promise<T>) => Promise<T>;
  /** What has to be said below the answer that is made now: only who asked sees it. */
  note?: () => string | undefined;
  /** What a member is told instead of a code, where a failure is known and passes by itself. */
  excuseFor?: (error: unknown) => ReadyReply | undefined;
  /** How much a member may ask for; anything when left out. What is suggested while typing is not counted. */
  rate?: MemberRate | undefined;
  /** Is told of each interaction when it is over. */
  onAnswered?: (about: Answered) => void;
  log: Logger;
  /** Milliseconds after which an answer that is not there yet says "is thinking". */
  thinkAfter?: number;
}

const OUTDATED: ReadyReply = {
  ...notice(
    'This is from an older version',
    'What this belongs to has changed since it was posted. Ask again with `/lore`.',
  ),
  apart: true,
};

/** How long a member has to wait, in words: Discord shows the seconds of a moment, and counts them down. */
const slower = (wait: number): ReadyReply => ({
  ...notice(
    'One at a time',
    `That is more than Curzon can answer one member at once. Go on in ${Math.max(1, Math.ceil(wait / 1000))} s; nothing is lost.`,
  ),
  apart: true,
});

/** The option of commands that answer in public unless it is set. */
const PRIVATE = 'private';

const failed = (id: string) =>
  notice(
    'Something went wrong',
    `That did not work, and it is not your fault. Report the code \`${id}\` if it happens again.`,
  );

export function createRouter<App>(parts: RouterParts<App>): Router {
  const { commands, messageCommands, actions, forms, app, draw, log, thinkAfter = THINK_AFTER } = parts;
  const during = parts.during ?? ((answer) => answer());
  const byName = new Map(commands.map((command) => [command.definition.name, command]));
  const underWay = new Set<Promise<void>>();
  const threads = createThreadParents();
  const askerOf = (interaction: Asking) => askerIn(interaction, threads);
  const appOf = ({ guildId }: Asking) => app(guildId);

  const ready = async ({ user }: Pick<Interaction, 'user'>, work: Promise<Answer>) => {
    const answer = await work;
    if ('modal' in answer) return answer;
    const drawn = await withPictures(answer, (request) => draw(request, user.id));
    const note = parts.note?.();
    return note === undefined ? drawn : noted(drawn, note);
  };

  const runCommand = async (interaction: ChatInputCommandInteraction) => {
    const command = byName.get(interaction.commandName);
    const work = async () =>
      (await command?.reply(interaction.options, await appOf(interaction), askerOf(interaction))) ?? OUTDATED;
    // A command that can be asked in private answers in public unless it is; the others are for the asker alone.
    const asked = command?.definition.options?.some(({ name }) => name === PRIVATE)
      ? interaction.options.getBoolean(PRIVATE)
      : true;
    await answerWith(interaction, ready(interaction, work()), { private: asked ?? false, thinkAfter });
  };

  const runMessageCommand = async (interaction: MessageContextMenuCommandInteraction) => {
    const command = messageCommands.find(({ definition }) => definition.name === interaction.commandName);
    // Discord sends the text of a message that somebody chose, whatever a bot may read otherwise.
    const { content } = interaction.targetMessage;
    const work = async () =>
      (await command?.reply(content, await appOf(interaction), askerOf(interaction))) ?? OUTDATED;
    await answerWith(interaction, ready(interaction, work()), { private: true, thinkAfter });
  };

  const suggest = async (interaction: AutocompleteInteraction) => {
    const command = byName.get(interaction.commandName);
    const { name: option, value: typed } = interaction.options.getFocused(true);
    // Discord hands on 6,000 characters with each keystroke; what is longer than any choice begins none.
    if (typed.length > LIMITS.choiceName) {
      await interaction.respond([]);
      return;
    }
    const subcommand = interaction.options.getSubcommand(false) ?? undefined;
    const others = Object.fromEntries(
      interaction.options.data
        .flatMap(leaves)
        .flatMap(({ name, value }) =>
          name !== option && typeof value === 'string' ? [[name, value] as const] : [],
        ),
    );
    const choices =
      (await command?.suggest?.(
        { option, subcommand, typed, others },
        await appOf(interaction),
        askerOf(interaction),
      )) ?? [];
    await interaction.respond(choices.slice(0, LIMITS.choices));
  };

  const runAction = async (interaction: MessageComponentInteraction) => {
    const { customId } = interaction;
    const action = named(actions, customId);
    const isPrivate = interaction.message.flags.has(MessageFlags.Ephemeral);
    // Another member's card stays as it is: who presses its buttons gets an answer of their own.
    const asker = interaction.message.interactionMetadata?.user.id;
    const elses = !action?.shared && !isPrivate && asker !== interaction.user.id;
    const values = interaction.isStringSelectMenu() ? interaction.values : [];
    const pressed = {
      ...askerOf(interaction),
      private: isPrivate || elses,
      messageId: interaction.message.id,
    };
    const work = async () =>
      (await action?.reply(customId, values, await appOf(interaction), pressed)) ?? OUTDATED;
    const inPlace = action?.answers === 'in place' && !elses;
    await answerWith(interaction, ready(interaction, work()), { inPlace, private: true, thinkAfter });
  };

  const runForm = async (interaction: ModalSubmitInteraction) => {
    const { customId } = interaction;
    const form = named(forms, customId);
    const value = (input: string) => interaction.fields.getTextInputValue(input);
    const work = async () =>
      (await form?.reply(customId, value, await appOf(interaction), askerOf(interaction))) ?? OUTDATED;
    const inPlace = form?.answers === 'in place' && interaction.isFromMessage();
    await answerWith(interaction, ready(interaction, work()), { inPlace, private: true, thinkAfter });
  };

  const run = async (interaction: Interaction): Promise<void> => {
    const begun = performance.now();
    let outcome: Answered['outcome'] = 'answered';
    try {
      const wait = interaction.isAutocomplete() ? 0 : (parts.rate?.take(interaction.user.id) ?? 0);
      if (wait > 0 && interaction.isRepliable()) {
        outcome = 'limited';
        await interaction.reply(payload(slower(wait)));
      } else if (interaction.isAutocomplete()) await suggest(interaction);
      else if (interaction.isChatInputCommand()) await runCommand(interaction);
      else if (interaction.isMessageContextMenuCommand()) await runMessageCommand(interaction);
      else if (interaction.isMessageComponent()) await runAction(interaction);
      else if (interaction.isModalSubmit()) await runForm(interaction);
    } catch (err) {
      const id = randomBytes(4).toString('hex');
      log.error({ err, id, interaction: nameOf(interaction) }, 'interaction failed');
      const excuse = parts.excuseFor?.(err);
      outcome = excuse ? 'excused' : 'failed';
      // Whoever asked was told by Discord, and an apology would keep those waiting who can still be answered.
      if (!isTooLate(err)) await apologize(interaction, excuse ?? failed(id), id, log);
    }
    parts.onAnswered?.({
      kind: kindOf(interaction),
      name: knownName(interaction),
      outcome,
      ms: performance.now() - begun,
    });
  };

  const runIf = async (admitted: Promise<boolean>, interaction: Interaction) => {
    if (await admitted) await during(() => run(interaction));
  };
  /** A forged name must not become one of the names that are counted. */
  const knownName = (interaction: Interaction) => {
    const name = nameOf(interaction);
    const known =
      byName.has(name) ||
      messageCommands.some(({ definition }) => definition.name === name) ||
      Object.hasOwn(actions, name) ||
      Object.hasOwn(forms, name);
    return known ? name : 'unknown';
  };

  const handle = (interaction: Interaction, admit?: Admit): Promise<void> => {
    const admitted = admit?.(interaction);
    const answer = (admitted ? runIf(admitted, interaction) : during(() => run(interaction))).finally(() =>
      underWay.delete(answer),
    );
    underWay.add(answer);
    return answer;
  };

  return {
    listen(client, admit) {
      threads.listen(client);
      client.on(Events.InteractionCreate, (interaction) => {
        handle(interaction, admit).catch((err: unknown) => log.error({ err }, 'interaction not handled'));
      });
    },
    async idle() {
      await Promise.all(underWay);
    },
  };
}

/** In the last line of the card: it may be long, and says less than the card does. A card for all stays as it was. */
const noted = (reply: ReadyReply, note: string): ReadyReply => ({
  ...reply,
  private: true,
  apart: true,
  embeds: reply.embeds.map((embed, index) =>
    index < reply.embeds.length - 1
      ? embed
      : {
          ...embed,
          footer: {
            ...embed.footer,
            text: clip([note, embed.footer?.text].filter(Boolean).join(' · '), LIMITS.embedFooter),
          },
        },
  ),
});

/** The handler that a custom id names; none by a name that every object has. */
function named<Handler>(handlers: Readonly<Record<string, Handler>>, customId: string): Handler | undefined {
  const name = nameIn(customId);
  return name !== undefined && Object.hasOwn(handlers, name) ? handlers[name] : undefined;
}

/** The options that hold something, out of the subcommand that they are in. */
const leaves = (option: CommandInteractionOption): readonly CommandInteractionOption[] =>
  option.options?.flatMap(leaves) ?? [option];

/** Whatever a member can ask by. */
type Asking =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | AutocompleteInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction;

function askerIn(interaction: Asking, threads: ThreadParents): Asker {
  return {
    userId: interaction.user.id,
    guildId: interaction.guildId,
    channelId: interaction.channelId ?? '',
    parentId: threads.parentOf(interaction),
    manages: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
    hook: { applicationId: interaction.applicationId, token: interaction.token },
    installed: interaction.inCachedGuild(),
  };
}

function kindOf(interaction: Interaction): Answered['kind'] {
  if (interaction.isAutocomplete()) return 'autocomplete';
  if (interaction.isModalSubmit()) return 'form';
  return interaction.isMessageComponent() ? 'button' : 'command';
}

/** For the log: what was asked for, never what was typed. */
function nameOf(interaction: Interaction): string {
  if (interaction.isCommand() || interaction.isAutocomplete()) return interaction.commandName;
  if (interaction.isMessageComponent() || interaction.isModalSubmit()) {
    return nameIn(interaction.customId) ?? 'component';
  }
  return 'interaction';
}

/** Its three seconds were over, so that Discord takes nothing for it any more. */
const isTooLate = (error: unknown) =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownInteraction;

/** Says sorry where Discord still takes an answer; a failed autocomplete shows an empty list by itself. */
async function apologize(
  interaction: Interaction,
  apology: ReadyReply,
  id: string,
  log: Logger,
): Promise<void> {
  if (!interaction.isRepliable()) return;
  try {
    if (interaction.deferred && !interaction.replied && !interaction.isMessageComponent())
      await interaction.editReply({ embeds: apology.embeds });
    else if (interaction.replied || interaction.deferred) await interaction.followUp(payload(apology));
    else await interaction.reply(payload(apology));
  } catch (err) {
    log.warn({ err, id }, 'apology not delivered');
  }
}
