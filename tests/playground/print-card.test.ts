import { ButtonStyle, ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { printCard } from '../../src/playground/print-card.ts';

const message = {
  embeds: [
    {
      author: { name: 'Person' },
      title: 'Qo*noS',
      description: 'A **bold** \\*star\\* `TUC`\n-# small',
      fields: [{ name: 'Field', value: '• one' }],
      footer: { text: 'Foot' },
    },
  ],
  components: [
    {
      type: ComponentType.ActionRow as const,
      components: [
        {
          type: ComponentType.Button as const,
          style: ButtonStyle.Secondary as const,
          custom_id: 'a',
          label: 'Sources',
        },
      ],
    },
    {
      type: ComponentType.ActionRow as const,
      components: [
        {
          type: ComponentType.StringSelect as const,
          custom_id: 'b',
          placeholder: 'Related',
          options: [{ label: 'Spock', value: 's' }],
        },
      ],
    },
  ],
};

describe('a card on a terminal', () => {
  it('reads as text, without formatting signs', () => {
    expect(printCard(message, true, false)).toBe(
      '(only you can see this)\nPerson\nQo*noS\nA bold *star* [TUC]\nsmall\n\nField\n• one\n\nFoot\n[Sources]\nRelated: Spock',
    );
  });

  it('has colours only where they are wanted', () => {
    expect(printCard(message, false, true)).toContain('\u001b[1mQo*noS\u001b[22m');
    expect(printCard(message, false, false)).not.toContain('\u001b[');
  });
});
