/** Every question that the Khitomer pack can make, judged by a second reading of its facts. */
import { describe, expect, it } from 'vitest';
import { loadPacks } from '../../src/lore/pack/load.ts';
import { questionsOf } from '../../src/trivia/questions.ts';
import { type Audited, auditor } from './audit.ts';

const packs = loadPacks('data/khitomer');
const questions = questionsOf(packs);
const audit = auditor('data/khitomer');

const one = (kind: string, fits: (question: Audited) => boolean = () => true): Audited => {
  const found = questions.find((question) => question.kind === kind && fits(question));
  if (!found) throw new Error(`no question of kind ${kind} to doctor`);
  expect(audit(found)).toEqual([]);
  return found;
};
const replaced = (options: readonly string[], index: number, by: string) =>
  options.map((option, at) => (at === index ? by : option));

// Reading a thousand questions takes seconds on a small machine.
describe('the questions of the Khitomer pack', { timeout: 60_000 }, () => {
  it('pass the audit, every one', () => {
    expect(questions.flatMap(audit)).toEqual([]);
  });

  it('are many, of every kind, and no kind is half of them', () => {
    const counts = Object.fromEntries(
      [...Map.groupBy(questions, ({ kind }) => kind)].map(([kind, list]) => [kind, list.length]),
    );
    console.info(`${questions.length} questions:`, counts);
    expect(questions.length).toBeGreaterThanOrEqual(900);
    expect(Object.keys(counts).sort()).toEqual(
      ['event', 'first', 'identity', 'last', 'truth', 'what', 'who', 'work', 'year', 'written'].sort(),
    );
    expect(Math.max(...Object.values(counts))).toBeLessThan(questions.length / 2);
  });

  it('come from many templates, none of them idle, and none making more than three in ten', () => {
    for (const pack of packs) {
      for (const template of pack.questions?.templates ?? []) {
        const made = questionsOf([
          { ...pack, questions: { ...pack.questions, templates: [template] } },
        ]).length;
        expect(made, template.ask + template.relations.join()).toBeGreaterThan(0);
        expect(made, template.ask).toBeLessThan(questions.length * 0.3);
      }
    }
  });

  it('have ids and texts of their own', () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(new Set(questions.map(({ text }) => text)).size).toBe(questions.length);
  });

  it('ask about one sentence twice at most, and of no relation that nobody can list', () => {
    const asked = Map.groupBy(
      questions.flatMap(({ facts }) => facts),
      (fact) => fact,
    );
    expect(Math.max(...[...asked.values()].map((list) => list.length))).toBe(2);
    const open = packs.flatMap((pack) => pack.facts.filter(({ relation }) => relation.open));
    expect(open.length).toBeGreaterThan(50);
    expect(open.filter(({ id }) => asked.has(id))).toEqual([]);
  });

  it('offer options of one gender where that of the right one is plain', () => {
    const pronouns = new Map(
      packs.flatMap((pack) => pack.entries.map((entry) => [entry.id, entry.pronouns])),
    );
    const plain = questions.filter(({ kind, optionEntries, answer }) => {
      const right = optionEntries[answer];
      return kind === 'who' && right && pronouns.get(right) !== undefined;
    });
    expect(plain.length).toBeGreaterThan(100);
    for (const { optionEntries } of plain)
      expect(new Set(optionEntries.map((id) => id && pronouns.get(id))).size).toBe(1);
  });

  it('are right in every place of the options about as often', () => {
    const places = [0, 0, 0, 0];
    for (const { options, answer } of questions)
      if (options.length === 4) places[answer] = (places[answer] ?? 0) + 1;
    const total = places.reduce((sum, count) => sum + count, 0);
    for (const count of places) expect(count / total).toBeGreaterThan(0.15);
  });

  it('are true about as often as false', () => {
    const truths = questions.filter(({ kind }) => kind === 'truth');
    const share = truths.filter(({ answer }) => answer === 0).length / truths.length;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.65);
  });

  it('come in every difficulty', () => {
    expect(new Set(questions.map(({ difficulty }) => difficulty))).toEqual(new Set([1, 2, 3, 4, 5]));
  });
});

describe('the audit', () => {
  it('finds a second right option', () => {
    const question = one('who', ({ facts }) => facts[0] === 'khitomer/kerla.aide-to.gorkon');
    const doctored = { ...question, options: replaced(question.options, (question.answer + 1) % 4, 'Chang') };
    expect(audit(doctored).join()).toContain('Chang is right as well: chang.aide-to.gorkon');
  });

  it('finds a second right option that another kind of question hides', () => {
    const what = {
      ...one('what'),
      facts: ['khitomer/valeris.killed.burke'],
      options: ['Burke', 'Samno', 'Kerla', 'Chang'],
      answer: 0,
    };
    expect(audit(what).join()).toContain('Samno is right as well');
    const first = one('first');
    expect(audit({ ...first, answer: (first.answer + 1) % 4 }).join()).toContain('has another order');
    const truth = one('truth');
    expect(audit({ ...truth, answer: 1 - truth.answer }).join()).toContain('the wrong way round');
    const year = one('year');
    expect(audit({ ...year, answer: (year.answer + 1) % 4 }).join()).toContain('uncertain year');
    const work = one('work');
    expect(audit({ ...work, answer: (work.answer + 1) % 4 }).join()).toContain('right work');
  });

  it('finds the name of the answer in the question', () => {
    const question = one('who', ({ facts }) => facts[0] === 'khitomer/kerla.aide-to.gorkon');
    const doctored = { ...question, text: `${question.text} (It was not Kerla's cousin.)` };
    expect(audit(doctored).join()).toContain('gives "kerla" away');
  });

  it('finds a question without a source', () => {
    const question = one('who');
    expect(audit({ ...question, facts: [] }).join()).toContain('rests on no fact');
    expect(audit({ ...question, works: [] }).join()).toContain('names no work');
    expect(audit({ ...question, facts: ['khitomer/made.up.fact'] }).join()).toContain('one unknown');
  });

  it('finds options that are equal, too many, too long', () => {
    const question = one('who');
    const [first = ''] = question.options;
    expect(
      audit({ ...question, options: replaced(question.options, 1, first.toUpperCase()) }).join(),
    ).toContain('two equal options');
    expect(audit({ ...question, options: [...question.options, 'Q'] }).join()).toContain('has 5 options');
    expect(audit({ ...question, options: replaced(question.options, 0, 'x'.repeat(81)) }).join()).toContain(
      'than 80',
    );
    expect(audit({ ...question, text: 'x'.repeat(301) }).join()).toContain('longer than 300');
  });

  it('finds a question about what sources dispute', () => {
    const question = one('who');
    const facts = ['khitomer/curzon-dax.died.risa'];
    expect(audit({ ...question, facts }).join()).toContain('disputed');
    expect(audit({ ...question, text: 'Who controlled Khitomer in 2293?' }).join()).toContain(
      'must not be asked',
    );
  });

  it('finds a written question that the file does not have so', () => {
    const question = one('written');
    const doctored = { ...question, answer: (question.answer + 1) % 4 };
    expect(audit(doctored).join()).toContain('is not the one of the file');
    expect(audit({ ...question, works: ['khitomer/tff'] }).join()).toContain('names other works');
  });

  it('finds a pronoun that tells', () => {
    const question = one('who');
    const options = replaced(['Kang', 'Kor', 'Koloth', 'Martok'], 1, 'Azetbur');
    expect(audit({ ...question, options, text: 'Who lost her crew?' }).join()).toContain('pronoun');
  });
});

describe('wrong options of the Khitomer pack', () => {
  const byId = new Map(packs.flatMap(({ facts }) => facts).map((fact) => [fact.id, fact]));
  const asWrong = (name: string) =>
    questions.filter(
      ({ kind, options, answer }) =>
        kind !== 'identity' &&
        kind !== 'written' &&
        options.some((option, at) => option === name && at !== answer),
    );
  const yearOf = (id: string): number | undefined => {
    const date = byId.get(id)?.date;
    return date?.exact && date.firstYear === date.lastYear ? date.firstYear : undefined;
  };

  it.each([
    ['David Marcus', 2285],
    ['Kruge', 2285],
    ['Khan Noonien Singh', 2285],
    ['Gorkon', 2293],
    ['Mogh', 2346],
    ["K'Ehleyr", 2367],
  ])('are not %s after %i, the year of that death', (name, died) => {
    const late = asWrong(name).filter(({ facts }) => facts.some((id) => (yearOf(id) ?? died) > died));
    expect(late.map(({ text }) => text)).toEqual([]);
  });

  it('may be Spock, who died and came back', () => {
    expect(asWrong('Spock').some(({ facts }) => facts.some((id) => yearOf(id) === 2293))).toBe(true);
  });
});
