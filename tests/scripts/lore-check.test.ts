import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENTRIES, writePack } from '../lore/small-pack.ts';
import { rings } from '../trivia/fandom.ts';

function check(folder: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/lore-check.ts', folder], {
    encoding: 'utf8',
  });
  const lines = stderr.trim() === '' ? [] : stderr.trim().split('\n');
  const parent = `${basename(dirname(folder))}/`;
  const cut = (line: string) => line.slice(line.indexOf(parent) + parent.length);
  return { code: status, out: stdout, said: lines.map(cut) };
}

describe('lore:check', () => {
  it('tells of a file that cannot be read in one line, and of nothing that follows from it', () => {
    const folder = writePack({ 'entries.yaml': ENTRIES.replace('  kind: event', '\tkind: event') });
    expect(check(folder)).toEqual({
      code: 1,
      out: '1 problem, 0 warnings\n',
      said: ['small/entries.yaml:18:1  a tab indents this line  indent it by 2 blanks'],
    });
  });

  it('counts the questions, and says where a template makes none, and why', () => {
    const template = '{ kind: work, relations: [forged], ask: "Where? {sentence}" }';
    const questions = `questions:\n  templates:\n    - { kind: year, relations: [forged], ask: "When? {sentence}" }\n    - ${template}\n`;
    const { code, out, said } = check(rings('', questions));
    expect(code).toBe(0);
    expect(out).toContain('13 entries, 6 facts, 1 works, 6 questions\n0 problems');
    expect(said.filter((line) => line.includes('template'))).toEqual([
      'small/pack.yaml:17:7  this template makes no question: it needs 3 more novels  the answer and three others are of one medium (warning)',
    ]);
  });
});
