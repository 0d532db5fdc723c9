import { describe, expect, it } from 'vitest';
import { customId, parseCustomId } from '../../src/cards/custom-id.ts';

describe('a custom id', () => {
  it('carries an action and its arguments there and back', () => {
    expect(parseCustomId(customId('card', 'khitomer/curzon-dax', 2))).toEqual({
      action: 'card',
      args: ['khitomer/curzon-dax', '2'],
    });
  });

  it('of another version, or of none, means nothing', () => {
    expect(parseCustomId('0|card|khitomer/curzon-dax')).toBeUndefined();
    expect(parseCustomId('vote-yes')).toBeUndefined();
    expect(parseCustomId('1')).toBeUndefined();
  });

  it('may have 100 characters and not one more', () => {
    expect(customId('card', 'x'.repeat(93))).toHaveLength(100);
    expect(() => customId('card', 'x'.repeat(94))).toThrow(RangeError);
  });
});
