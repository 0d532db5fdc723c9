/** Windows with text inputs. */
import { ComponentType, TextInputStyle } from 'discord.js';
import type { Modal } from './reply.ts';

interface Input {
  id: string;
  /** At most 45 characters. */
  label: string;
  /** Most characters that may be entered. */
  limit: number;
  placeholder?: string;
  /** Several lines. */
  long?: boolean;
  /** May be left empty. */
  optional?: boolean;
  /** What stands in it already, so that only what changes is typed. */
  value?: string | undefined;
}

/** @param title at most 45 characters. */
export const form = (customId: string, title: string, inputs: readonly Input[]): Modal => ({
  modal: {
    custom_id: customId,
    title,
    // A label around each input: Discord deprecated rows here (docs, Component Reference: Label).
    components: inputs.map(({ id, label, limit, placeholder, long, optional, value }) => ({
      type: ComponentType.Label,
      label,
      component: {
        type: ComponentType.TextInput,
        custom_id: id,
        style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
        max_length: limit,
        required: !optional,
        ...(placeholder ? { placeholder } : {}),
        // Typed text may end in half an emoji, cut by the input's limit: Discord refuses it back.
        ...(value ? { value: value.toWellFormed() } : {}),
      },
    })),
  },
});
