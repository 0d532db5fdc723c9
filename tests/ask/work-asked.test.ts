import { expect, it } from 'vitest';
import { workAsked } from '../../src/ask/work-asked.ts';
import { loreOf } from '../lore/opened.ts';

const lore = loreOf('data');
const title = (typed: string) => workAsked(lore, () => undefined, typed)?.[0].title;

it('is a work by its very title, and none where somebody is called so too', () => {
  expect(title('who wrote cast no shadow')).toBe('Cast No Shadow');
  expect(title('who wrote sarek')).toBeUndefined();
});
