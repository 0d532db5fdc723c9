/** What the views share: the world to name things by, and what a member can set off from a message. */
import type { ClientMessage, InteractionOutcome } from '../client.ts';
import type { World } from './world.ts';

export interface View {
  readonly world: World;
  readonly channelId: string;
  press(message: ClientMessage, customId: string): Promise<InteractionOutcome>;
  choose(message: ClientMessage, customId: string, values: readonly string[]): Promise<InteractionOutcome>;
  /** Message and user commands under "Apps" that may be run on the message. */
  contextCommands(message: ClientMessage): readonly ContextCommand[];
  dismiss(message: ClientMessage): void;
  goToChannel(channelId: string): void;
  /** Puts a slash command into the composer, as a click on its mention does. */
  startCommand(name: string): void;
}

export interface ContextCommand {
  name: string;
  /** What it is run on, for its line in the menu. */
  on: string;
  run(): void;
}
