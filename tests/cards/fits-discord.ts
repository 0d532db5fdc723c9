/** Whether a reply is one that Discord takes, by the limits it documents; the stand-in checks the same on the wire. */
import { ComponentType } from 'discord.js';
import { expect } from 'vitest';
import { LIMITS } from '../../src/cards/limits.ts';
import type { Reply } from '../../src/cards/reply.ts';
import { lengthOf } from '../../src/cards/text.ts';

export function expectFits(reply: Reply): void {
  let total = 0;
  const within = (what: string, text: string | undefined, limit: number) => {
    const length = lengthOf(text ?? '');
    total += length;
    expect(length, `${what}: ${text}`).toBeLessThanOrEqual(limit);
  };
  for (const embed of reply.embeds) {
    within('title', embed.title, LIMITS.embedTitle);
    within('description', embed.description, LIMITS.embedDescription);
    within('footer', embed.footer?.text, LIMITS.embedFooter);
    within('author', embed.author?.name, LIMITS.embedAuthor);
    expect(embed.fields?.length ?? 0).toBeLessThanOrEqual(LIMITS.embedFields);
    for (const field of embed.fields ?? []) {
      expect(field.name.trim()).not.toBe('');
      expect(field.value.trim()).not.toBe('');
      within('field name', field.name, LIMITS.embedFieldName);
      within('field value', field.value, LIMITS.embedFieldValue);
    }
  }
  expect(total).toBeLessThanOrEqual(LIMITS.embedTotal);
  expect(reply.components.length).toBeLessThanOrEqual(LIMITS.rows);
  const ids: string[] = [];
  for (const row of reply.components) {
    expect(row.components.length).toBeGreaterThan(0);
    expect(row.components.length).toBeLessThanOrEqual(LIMITS.buttonsPerRow);
    for (const component of row.components) {
      if ('custom_id' in component) ids.push(component.custom_id);
      if (component.type !== ComponentType.StringSelect) continue;
      expect(component.options.length).toBeGreaterThan(0);
      expect(component.options.length).toBeLessThanOrEqual(LIMITS.selectOptions);
      expect(new Set(component.options.map((option) => option.value)).size).toBe(component.options.length);
      for (const option of component.options) {
        expect(lengthOf(option.label)).toBeLessThanOrEqual(LIMITS.selectOptionLabel);
        expect(lengthOf(option.value)).toBeLessThanOrEqual(LIMITS.selectOptionValue);
        expect(lengthOf(option.description ?? '')).toBeLessThanOrEqual(LIMITS.selectOptionDescription);
      }
    }
  }
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(lengthOf(id)).toBeLessThanOrEqual(LIMITS.customId);
}
