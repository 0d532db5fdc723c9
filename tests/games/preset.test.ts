import { expect, it } from 'vitest';
import { PRESETS, presetKey, presetsWith, readPreset, writePreset } from '../../src/games/preset.ts';

const own = {
  name: 'Friday ships',
  topic: 'ships',
  level: 'hard',
  mode: 'lightning',
  length: 8,
  seconds: 20,
} as const;

it('is read as it was written, and nothing else is read', () => {
  expect(readPreset(writePreset(own))).toEqual(own);
  expect(readPreset('{"name":"half"}')).toBeUndefined();
  expect(readPreset('no json')).toBeUndefined();
});

it('is the same name however it is spaced and written', () => {
  expect(presetKey('  Friday   SHIPS ')).toBe(presetKey('friday ships'));
});

it('lists a server’s own first, and one of them in place of everybody’s of that name', () => {
  const names = presetsWith([own, { ...own, name: 'quick' }]).map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(['Friday ships', 'quick']);
  expect(names).not.toContain('Quick');
  expect(names).toHaveLength(PRESETS.length + 1);
});
