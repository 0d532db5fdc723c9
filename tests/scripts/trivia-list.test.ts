import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { rings } from '../trivia/fandom.ts';

const list = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/trivia-list.ts', ...args], { encoding: 'utf8' });

describe('trivia:list', () => {
  it('prints a line of JSON for each question, and their number on stderr', () => {
    const { stdout, stderr, status } = list('--json', '--data', rings());
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(lines).toHaveLength(12);
    for (const line of lines) {
      expect(Object.keys(line)).toEqual([
        'id',
        'text',
        'options',
        'answer',
        'facts',
        'works',
        'kind',
        'difficulty',
      ]);
      expect(line.options).toContain(line.answer);
    }
    expect(stderr).toContain('12 questions: what 6, who 6');
  });

  it('marks the right option for a viewer', () => {
    expect(list('--data', rings()).stdout).toMatch(/^Who .*\n(?: {4}.*\n)*? {2}→ /m);
  });

  it('reports what is wrong with a pack', () => {
    const { stderr, status } = list('--data', rings('{ relation: forges, target: blade, cite: [saga] },'));
    expect(status).toBe(1);
    expect(stderr).toContain('"forges" is no relation of pack.yaml');
  });
});
