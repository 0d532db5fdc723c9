import { describe, expect, it } from 'vitest';
import { readPacks } from '../../../src/lore/pack/load.ts';
import { PACK, writePack } from '../small-pack.ts';

const problems = (questions: string) =>
  readPacks(writePack({ 'pack.yaml': `${PACK}questions:\n${questions}` })).problems.map(
    ({ what, instead }) => `${what}: ${instead}`,
  );
const template = (text: string) => problems(`  templates: [${text}]\n`);

describe('the questions of a pack', () => {
  it('are optional, and right when everything they speak of exists', () => {
    expect(readPacks(writePack()).problems).toEqual([]);
    expect(template('{ kind: who, relations: [attended], ask: "{lead}who {deed}?" }')).toEqual([]);
  });

  it('name relations of the pack', () => {
    expect(template('{ kind: who, relations: [attnded], ask: "Who {deed}?" }')).toEqual([
      '"attnded" is no relation of pack.yaml: write attended, or take it out',
    ]);
  });

  it('are of a known kind', () => {
    expect(template('{ kind: why, relations: [attended], ask: "Why {deed}?" }')).toHaveLength(1);
  });

  it('leave open only what their kind can fill', () => {
    expect(template('{ kind: event, relations: [attended], ask: "Where was {deed}?" }')).toEqual([
      'nothing fills {deed} here: use {sentence}',
    ]);
    expect(template('{ kind: first, relations: [attended], ask: "Was {target} first?" }')).toEqual([
      'nothing fills {target} here: take it out: this kind has none',
    ]);
  });

  it('do not ask the same of every fact', () => {
    expect(template('{ kind: who, relations: [attended], ask: "Who was it?" }')[0]).toMatch(
      /^this asks the same of every fact: use \{lead\}/,
    );
    expect(template('{ kind: identity, relations: [attended], ask: "Who is this?" }')).toEqual([
      'this template has no clue with {deed}: add clue: "{lead}{deed}."',
    ]);
  });

  it('skip and call only what is in the pack', () => {
    expect(
      problems(
        '  names: { curzn-dax: Curzon }\n  skip: [{ fact: nothing.like.it, why: no }, { why: no }]\n  templates: []\n',
      ),
    ).toEqual([
      '"curzn-dax" is no entry of this pack: write curzon-dax, or take it out',
      '"nothing.like.it" is no fact of this pack: take it out, or add it there first',
      'this skips nothing: give it a fact: or an entry:',
    ]);
  });
});
