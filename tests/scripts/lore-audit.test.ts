import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rings } from '../trivia/fandom.ts';

const audit = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/lore-audit.ts', ...args], { encoding: 'utf8' });

const folder = rings(
  '{ id: aldo.saw, relation: saw, target: crown, cite: [{ work: saga, at: "chapter 3" }], note: "In passing." },',
);

it('prints as many facts and questions as asked for, and out of how many', () => {
  const { stdout, status } = audit('--facts', '3', '--questions', '2', '--data', folder);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^# 3 of 7 facts$/m);
  expect(stdout).toMatch(/^# 2 of \d+ questions$/m);
  expect(stdout.match(/^\d+\. /gm)).toHaveLength(5);
});

it('says of a fact all that a reader needs, and where it stands', () => {
  const { stdout } = audit('--facts', '7', '--questions', '0', '--data', folder);
  const [fact = ''] = stdout.split('\n\n').filter((one) => one.includes('aldo.saw'));
  expect(fact).toContain('person: Aldo saw Crown');
  expect(fact).toContain('The Saga (novel, Book), chapter 3');
  expect(fact).toContain('note: In passing.');
  const [, file = '', line = ''] = /^\s*(\S+):(\d+) {2}\S+\/aldo\.saw$/m.exec(fact) ?? [];
  expect(readFileSync(file, 'utf8').split('\n')[Number(line) - 1]).toContain('id: aldo.saw');
});

it('draws the same ones for the same seed, and others for another', () => {
  const draw = (seed: string) => audit('--facts', '3', '--questions', '3', '--seed', seed, '--data', folder);
  expect(draw('a').stdout).toBe(draw('a').stdout);
  expect(draw('b').stdout).not.toBe(draw('a').stdout);
});

it('gives each kind its share', () => {
  const { stdout } = audit('--facts', '110', '--questions', '60');
  const kinds = new Set(stdout.match(/^ {3}(?:person|event|place|organization|object|agreement)(?=: )/gm));
  expect(kinds.size).toBeGreaterThanOrEqual(5);
  expect(stdout).toMatch(/^ {3}data\/khitomer\/questions\.yaml:\d+ {2}written\./m);
});

it('says in one line what is no number', () => {
  const { stderr, status } = audit('--facts', 'many');
  expect({ stderr, status }).toEqual({ stderr: '--facts needs a number after it, such as 220\n', status: 2 });
});
