import { describe, expect, it } from 'vitest';
import { loreOf } from '../opened.ts';
import { writePack } from '../small-pack.ts';

const entry = (slug: string, name: string, facts = '') =>
  `${slug}: { name: "${name}", kind: person, summary: It., cite: [tuc]${facts} }\n`;
const fact = (id: string, text: string, target = '') =>
  `, facts: [{ id: ${id}, relation: met, ${target}text: "${text}", cite: [tuc] }]`;
const lore = loreOf(
  writePack({
    'entries.yaml': [
      entry('azetbur', 'Azetbur', fact('a', "Azetbur, Gorkon's daughter, signed the Khitomer Accords.")),
      entry('gorkon', 'Gorkon', fact('b', 'Gorkon died aboard Kronos One.')),
      entry('praxis', 'Praxis', fact('c', 'Praxis blew up in 2293.', 'target: qonos, ')),
      entry('qonos', "Qo'noS"),
    ].join(''),
  }),
);
const search = (query: string, limit = 25) =>
  lore
    .search(query, limit)
    .map(({ fact, marks }) => ({ id: fact.id.slice(6), text: fact.text ?? '', marks }));
const marked = (query: string): string[][] =>
  search(query).map(({ id, text, marks }) => [id, ...marks.map(([start, end]) => text.slice(start, end))]);

describe('full text over facts', () => {
  it('finds sentences with all the words and marks them where they stand', () => {
    expect(marked('khitomer daughter')).toEqual([['a', 'daughter', 'Khitomer']]);
  });

  it('forgives a slip and takes the beginning of a word', () => {
    expect(marked('kithomer sign')).toEqual([['a', 'signed', 'Khitomer']]);
  });

  it('counts function words for nothing, and marks only what was asked', () => {
    expect(marked('who was the daughter of gorkon')).toEqual([['a', "Gorkon's", 'daughter']]);
  });

  it('takes the very word before words that begin with it', () => {
    expect(marked('gorkon')[0]).toEqual(['b', 'Gorkon']);
  });

  it('finds by the label of a source', () => {
    expect(search('TUC').length).toBe(3);
  });

  it('finds a sentence by what it is about', () => {
    expect(marked('qonos')).toEqual([['c']]);
  });

  it('finds what has most of the words when nothing has all', () => {
    expect(search('praxis bicycle').map(({ id }) => id)).toEqual(['c']);
    expect(search('')).toEqual([]);
    expect(search('xyzzy')).toEqual([]);
  });

  it('takes nothing that is typed for an operator', () => {
    for (const text of ['gorkon OR', '"gorkon', 'NEAR(gorkon', 'gorkon*', 'text:gorkon', '-gorkon', '(', '^'])
      expect(() => search(text)).not.toThrow();
    expect(search('gorkon AND died').map(({ id }) => id)).toContain('b');
  });

  it('gives no more than asked for', () => {
    expect(search('gorkon', 1)).toHaveLength(1);
  });
});
