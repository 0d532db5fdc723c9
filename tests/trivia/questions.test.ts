import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { loadPacks } from '../../src/lore/pack/load.ts';
import { questionsOf } from '../../src/trivia/questions.ts';
import { rings } from './fandom.ts';

const made = (extra?: string) => questionsOf(loadPacks(rings(extra)));
const about = (fact: string, kind: string, extra?: string) =>
  made(extra).find((question) => question.kind === kind && question.facts[0]?.includes(fact));

describe('questions of another fandom', () => {
  it('come from the templates of its pack', () => {
    expect(Object.groupBy(made(), ({ kind }) => kind)).toMatchObject({
      who: { length: 6 },
      what: { length: 6 },
    });
    expect(about('brin.forged', 'who')).toMatchObject({
      text: 'Who hammered a bright Blade beneath the northern glacier? (1007)',
      explanation: 'Brin hammered a bright Blade beneath the northern glacier.',
      works: ['small/saga'],
    });
    expect(about('brin.forged', 'what')?.text).toBe(
      'What is missing? “Brin hammered a bright ____ beneath the northern glacier.”',
    );
  });

  it('ask about one sentence twice at most, by the first templates', () => {
    expect(made().filter(({ kind }) => kind === 'year')).toEqual([]);
  });

  it('are none without templates', () => {
    expect(questionsOf(loadPacks(rings('', '')))).toEqual([]);
  });

  it('never offer someone who did it too', () => {
    const too = '{ relation: forged, target: blade, date: 1003, text: "Aldo mended it.", cite: [saga] },';
    for (const question of made(too).filter(({ facts }) => facts[0]?.includes('brin.forged.blade')))
      if (question.kind === 'who') expect(question.options).not.toContain('Aldo');
    expect(about('brin.forged', 'who')?.options).toHaveLength(4);
  });

  it('never offer someone of whom nearly the same is told', () => {
    const echo =
      '{ relation: saw, target: dagger, text: "Aldo saw a bright thing hammered beneath the northern glacier.", cite: [saga] },';
    expect(about('brin.forged', 'who', echo)?.options).not.toContain('Aldo');
  });

  it('leave out what sources dispute', () => {
    const doubt =
      '{ id: doubt, relation: forged, target: crown, text: "Aldo twisted something.", cite: [saga], contradicts: [brin.forged.blade] },';
    expect(about('brin.forged', 'who', doubt)).toBeUndefined();
    expect(about('brin.forged', 'year', doubt)).toBeUndefined();
  });

  it('ask for a year only when it is certain', () => {
    const vague =
      '{ id: vague, relation: forged, target: flute, date: c. 1050, text: "Aldo tried.", cite: [saga] },';
    expect(about('vague', 'year', vague)).toBeUndefined();
  });

  it('ask by relation only when there is one answer', () => {
    const ruler = '{ relation: rules, target: vale, date: 1010-1020, cite: [saga] },';
    expect(about('rules', 'who', ruler)?.text).toBe('Who ruled Vale in 1015?');
  });

  it('say which edition has what no other has', () => {
    const only =
      '{ relation: forged, target: flute, text: "Aldo also stole the flute of the blind old piper.", cite: [{ work: saga, at: in the long version }] }';
    const rules = `
questions:
  articles: [the]
  editions: { long version: "Long version: {question}" }
  templates: [{ kind: who, relations: [forged], ask: "Who {deed}?{when}" }]
`;
    const asked = questionsOf(loadPacks(rings(only, rules))).map(({ text }) => text);
    expect(asked).toContain('Long version: Who also stole the flute of the blind old piper?');
    expect(asked.filter((text) => text.startsWith('Long version'))).toHaveLength(1);
    expect(asked.length).toBeGreaterThan(1);
  });

  it('keep their ids when facts are added', () => {
    const before = made().map(({ id }) => id);
    const after = made('{ relation: rules, target: vale, date: 1010-1020, cite: [saga] },').map(
      ({ id }) => id,
    );
    expect(after).toEqual(expect.arrayContaining(before));
  });
});

describe('all questions', { timeout: 60_000 }, () => {
  it('are the same whatever the order of entries and facts in the files', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'curzon-')), 'khitomer');
    mkdirSync(folder);
    for (const name of readdirSync('data/khitomer')) {
      const text = readFileSync(join('data/khitomer', name), 'utf8');
      const isEntries = name.endsWith('.yaml') && !/^(pack|works|questions)\./.test(name);
      writeFileSync(
        join(folder, isEntries ? `z${100 - name.length}-${name}` : name),
        isEntries ? reversed(text) : text,
      );
    }
    expect(questionsOf(loadPacks(folder))).toEqual(questionsOf(loadPacks('data/khitomer')));
  });
});

function reversed(text: string): string {
  const entries = Object.entries(parse(text) as Record<string, { facts?: unknown[] }>).reverse();
  const turned = entries.map(([id, entry]) => [
    id,
    { ...entry, ...(entry.facts ? { facts: entry.facts.toReversed() } : {}) },
  ]);
  return stringify(Object.fromEntries(turned));
}
