/** Components that a member can use, and the values that they can pick. */
import type { Discord } from '../discord.ts';
import { type AnyComponent, walk } from '../validation/components.ts';
import type { ChannelState, StoredMessage } from '../world/state.ts';
import { refuse } from './refusal.ts';
import { Resolved } from './resolved.ts';

const KINDS: Record<number, 'user' | 'role' | 'mentionable' | 'channel'> = {
  5: 'user',
  6: 'role',
  7: 'mentionable',
  8: 'channel',
};

/** The component of a message, if the member's app lets them use it. */
export function usableComponent({ message }: StoredMessage, customId: string): AnyComponent {
  const components = (message.components ?? []) as unknown as AnyComponent[];
  const found = [...walk(components)].map(([each]) => each).find((each) => each.custom_id === customId);
  if (!found) return refuse('This component is not on the message.');
  if (found['disabled'] === true) refuse('This component is disabled.');
  return found;
}

interface Pickable extends AnyComponent {
  options?: { value: string }[];
  min_values?: number;
  max_values?: number;
  channel_types?: number[];
}

/** Checks what was picked in a select: how many, and that each was offered. */
export function checkPicked(component: AnyComponent, values: readonly string[], resolved: Resolved): void {
  const { type, options = [], min_values = 1, max_values = 1, channel_types } = component as Pickable;
  if (new Set(values).size !== values.length) refuse('An option can be chosen once.');
  if (values.length < min_values) refuse(`Choose at least ${min_values}.`);
  if (values.length > max_values) refuse(`Choose at most ${max_values}.`);
  for (const value of values) {
    const kind = KINDS[type];
    if (kind) resolved.add(kind, value, channel_types ?? null);
    else if (!options.some((each) => each.value === value)) refuse(`${value} is not among the options.`);
  }
}

/** `data` of a button press, or of a choice in a select. */
export function componentData(
  discord: Discord,
  channel: ChannelState,
  userId: string,
  component: AnyComponent,
  values: readonly string[] | undefined,
): object {
  const { type, custom_id, id } = component;
  if (values === undefined) {
    if (type !== 2) refuse('Only buttons can be pressed.');
    return { id, component_type: type, custom_id };
  }
  if (type === 2) refuse('A button has nothing to choose.');
  const resolved = new Resolved(discord, channel, userId);
  checkPicked(component, values, resolved);
  return { id, component_type: type, custom_id, values, ...(resolved.data && { resolved: resolved.data }) };
}
