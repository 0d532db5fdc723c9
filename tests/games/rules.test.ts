import { describe, expect, it } from 'vitest';
import { survivors } from '../../src/games/rules.ts';

/** One question whose right option is 0: what each member chose. */
const asked = (chosen: Record<string, number>) => ({
  right: 0,
  answers: Object.entries(chosen).map(([userId, option]) => ({ userId, option })),
});
const still = (...questions: Record<string, number>[]) => {
  const after = survivors(questions.map(asked));
  return after && { still: [...after.still].toSorted(), isOver: after.isOver };
};

describe('elimination', () => {
  it('has everybody in it before the first answer', () => {
    expect(still()).toBeUndefined();
    expect(still({}, {})).toBeUndefined();
  });

  it('puts out whoever is wrong and whoever does not answer', () => {
    expect(still({ ada: 0, bea: 1, cyd: 0, dan: 0 }, { ada: 0, cyd: 0 })).toEqual({
      still: ['ada', 'cyd'],
      isOver: false,
    });
  });

  it('lets nobody in later, and nobody back', () => {
    expect(still({ ada: 0, bea: 1, cyd: 0 }, { ada: 0, bea: 0, cyd: 0, dan: 0 })?.still).toEqual([
      'ada',
      'cyd',
    ]);
  });

  it('keeps all where nobody is right', () => {
    expect(still({ ada: 1, bea: 2 })).toEqual({ still: ['ada', 'bea'], isOver: false });
    expect(still({ ada: 0, bea: 0 }, {})).toEqual({ still: ['ada', 'bea'], isOver: false });
  });

  it('is over with one of several left', () => {
    expect(still({ ada: 0, bea: 0 }, { ada: 0, bea: 3 })).toEqual({ still: ['ada'], isOver: true });
  });

  it('is over for one who plays by themselves with the first mistake', () => {
    expect(still({ ada: 0 }, { ada: 0 })?.isOver).toBe(false);
    expect(still({ ada: 0 }, { ada: 2 })?.isOver).toBe(true);
  });
});
