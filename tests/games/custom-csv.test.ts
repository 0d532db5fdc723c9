import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../src/games/custom-csv.ts';
import { readFile } from '../../src/games/custom-file.ts';
import { own, readText } from './table.ts';

const HEAD = 'Question,Right,Wrong 1,Wrong_2,wrong3,Source,Difficulty';
const read = (...lines: string[]) => {
  const result = readText([HEAD, ...lines].join('\n'));
  return result.ok ? result.value : result.reason;
};

describe('a table of questions', () => {
  it('is read as it is written, whatever is in its cells', () => {
    const questions = [
      own('a', { text: 'Who said “now”, and why?', right: '=Quark()', wrong: ['Rom; Nog', 'a "b"', '-1'] }),
      own('b', { text: 'True?', right: 'True', wrong: ['False'], difficulty: 'easy', topic: 'kind:ship' }),
    ];
    const written = writeCsv(questions);
    expect(written).not.toMatch(/(?:^|,)"?[=+@-]/m);
    expect(readText(written)).toEqual({
      ok: true,
      value: questions.map(({ text, right, wrong, source, difficulty, topic }) => ({
        ...{ question: text, right, wrong, source },
        ...(difficulty ? { difficulty } : {}),
        ...(topic ? { topic } : {}),
      })),
    });
  });

  it.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('may have %s between its cells, as spreadsheets of other countries write it', (_, mark) => {
    const table = [HEAD.replaceAll(',', mark), ['Who, then?', 'Quark', 'Rom', '', '', 'Bar', ''].join(mark)];
    expect(readText(`\uFEFF${table.join('\r\n')}\r\n`)).toMatchObject({
      ok: true,
      value: [{ question: 'Who, then?', right: 'Quark', wrong: ['Rom'], source: 'Bar' }],
    });
  });

  it.each([
    ['UTF-16, little end first', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, big end first', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('may be in %s, as spreadsheets save “Unicode text”', (_, encode) => {
    expect(readFile(encode(`${HEAD}\nWer wohnt in Köln?,Odo,Kira,,,Bar,`))).toMatchObject({
      ok: true,
      value: [{ question: 'Wer wohnt in Köln?' }],
    });
  });

  it('in an alphabet that it does not tell is refused with how to save it, and not read wrongly', () => {
    const refused = readFile(Buffer.from(`${HEAD}\nWer wohnt in Köln?,Odo,Kira,,,Bar,`, 'latin1'));
    expect(refused).toMatchObject({ ok: false, reason: expect.stringContaining('CSV UTF-8') });
  });

  it('may have empty rows, and fewer wrong answers than columns', () => {
    expect(read('Who?,Quark,Rom,,,Bar,', ',,,,,,', '')).toHaveLength(1);
  });

  it.each([
    [['Who?,Quark,Rom,,,Bar,', 'Who else?,,Rom,,,Bar,'], 'Row 3 (“Who else?”): right: is empty.'],
    [['Who?,Quark,,,,Bar,'], 'Row 2 (“Who?”): wrong: needs at least one wrong answer.'],
    [['Who?,Quark,Rom,,,Bar,tough'], 'Row 2 (“Who?”): difficulty: has to be easy, medium or hard.'],
    [
      ['Who said now, and why?,Quark,Rom,Nog,Odo,The house,easy'],
      'Row 2 (“Who said now”): has more cells than',
    ],
    [['"Who?,Quark,Rom,,,Bar,'], 'quotation marks'],
    [[], 'The file has no questions.'],
  ])('with something wrong says in which row: %j', (lines, reason) => {
    expect(read(...lines)).toContain(reason);
  });

  it('says which columns it lacks, and which it does not know', () => {
    const refused = readText('Question,Answer,Wrong 1\nWho?,Quark,Rom');
    expect(refused).toMatchObject({ ok: false });
    expect(refused.ok ? '' : refused.reason).toMatch(/missing: right, source\. Not known: answer\./);
  });
});
