import type { APIMessageInteractionMetadata } from 'discord.js';
import type { InteractionOutcome } from '../../client.ts';
import type { Owners } from '../commands/owners.ts';

/** First answer (Discord docs, Receiving and Responding): later the token is void. */
const ANSWER_WITHIN = 3_000;
/** Follow-ups and edits: as long as the token lives. */
export const TOKEN_LIVES = 15 * 60_000;

export const InteractionKind = { Command: 2, Component: 3, Autocomplete: 4, ModalSubmit: 5 } as const;

export interface InteractionState {
  id: string;
  token: string;
  kind: number;
  createdAt: number;
  userId: string;
  channelId: string;
  /** The callback's type, once answered. */
  acknowledged?: number;
  /** The member's client has been told how it went; set at the latest after three seconds. */
  expired?: boolean;
  /** The message of the pressed component, also for a modal opened from one. */
  sourceMessageId?: string;
  /** What `@original` means. */
  originalId?: string;
  followUps: number;
  /** Where it comes from: at most five follow-ups, and private ones without USE_EXTERNAL_APPS. */
  userInstallOnly: boolean;
  forcedEphemeral: boolean;
  owners: Owners;
  metadata: APIMessageInteractionMetadata;
  /** Deprecated message field `interaction`, for commands; discord.py 2.2 finds its buttons by it. */
  legacy?: object;
  /** The message type of a reply. */
  replyType: number;
  /** Type of the option being typed, for autocomplete. */
  focusedType?: number;
  settle: (outcome: InteractionOutcome | { kind: 'choices'; choices: unknown[] }) => void;
}

/** Interactions of the last fifteen minutes: an older token is as unknown as a false one. */
export class InteractionStore {
  readonly #byId = new Map<string, InteractionState>();
  readonly #byToken = new Map<string, InteractionState>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(interaction: InteractionState): void {
    for (const old of this.#byId.values()) {
      if (this.#alive(old)) break;
      this.#byId.delete(old.id);
      this.#byToken.delete(old.token);
    }
    this.#byId.set(interaction.id, interaction);
    this.#byToken.set(interaction.token, interaction);
  }

  find(id: string): InteractionState | undefined {
    return this.#byId.get(id);
  }

  /** The interaction of a token that still lives. */
  withToken(token: string): InteractionState | undefined {
    const found = this.#byToken.get(token);
    return found && this.#alive(found) ? found : undefined;
  }

  /** True while the first answer would still be in time. */
  inTime({ createdAt }: InteractionState): boolean {
    return this.#now() - createdAt <= ANSWER_WITHIN;
  }

  #alive({ createdAt }: InteractionState): boolean {
    return this.#now() - createdAt <= TOKEN_LIVES;
  }
}
