import { expect, it } from 'vitest';
import { form } from '../../src/cards/form.ts';

it('gives back what was typed without the half of an emoji at its end', () => {
  const input = { id: 'question', label: 'Question', limit: 5, value: 'who \u{1F596}'.slice(0, 5) };
  expect(form('custom-question', 'A question of your own', [input]).modal.components).toMatchObject([
    { component: { value: 'who \uFFFD' } },
  ]);
});
