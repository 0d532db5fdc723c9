/** A server's own questions as a table: CSV, for whoever writes them in a spreadsheet. */
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { CustomQuestion } from '../storage/custom-questions.ts';

const COLUMNS = [
  'question',
  'right',
  'wrong 1',
  'wrong 2',
  'wrong 3',
  'source',
  'difficulty',
  'topic',
] as const;
type Column = (typeof COLUMNS)[number];
/** Spreadsheets of many countries write a semicolon. */
const DELIMITERS = [',', ';', '\t'];

const TOO_WIDE =
  'has more cells than the first row names. A text with the sign between cells in it needs quotation marks around it.';

/** A row as a question is written, with its line in the file. */
export interface CsvRow {
  line: number;
  written: object;
  /** What is wrong with it before it is read. */
  reason?: string;
}

/**
 * @returns all rows below the heading, without those that are empty; or what is wrong, in a sentence.
 */
export function readCsv(text: string): { ok: true; rows: CsvRow[] } | { ok: false; reason: string } {
  const [heading = ''] = text.split(/\r?\n/, 1);
  const delimiter = DELIMITERS.reduce((best, one) =>
    heading.split(one).length > heading.split(best).length ? one : best,
  );
  let table: { record: string[]; info: { lines: number } }[];
  try {
    table = parse(text, {
      ...{ delimiter, info: true, relax_column_count: true, skip_empty_lines: true },
    }) as unknown as typeof table;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? `Line ${error['lines']}: ` : '';
    return { ok: false, reason: `${line}The quotation marks around a cell do not match.` };
  }
  const [head, ...body] = table;
  const columns = (head?.record ?? []).map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, ' ')
      .replace(/^wrong(?=\d)/, 'wrong '),
  );
  const unknown = columns.filter((name) => name !== '' && !isColumn(name));
  const missing = (['question', 'right', 'wrong 1', 'source'] as const).filter(
    (name) => !columns.includes(name),
  );
  if (missing.length > 0 || unknown.length > 0)
    return {
      ok: false,
      reason: [
        ...(missing.length > 0
          ? [`Its first row has to name the columns; missing: ${missing.join(', ')}.`]
          : []),
        ...(unknown.length > 0 ? [`Not known: ${unknown.join(', ')}.`] : []),
      ].join(' '),
    };
  const rows = body.flatMap(({ record, info }) => {
    const cell = (name: Column) => plain(record[columns.indexOf(name)] ?? '');
    if (record.every((value) => value.trim() === '')) return [];
    const isWide = record.slice(columns.length).some((value) => value.trim() !== '');
    const optional = (name: Column) => (cell(name) === '' ? {} : { [name]: cell(name) });
    return [
      {
        line: info.lines,
        written: {
          ...{ question: cell('question'), right: cell('right'), source: cell('source') },
          wrong: (['wrong 1', 'wrong 2', 'wrong 3'] as const).map(cell).filter((value) => value !== ''),
          ...optional('difficulty'),
          ...optional('topic'),
        },
        ...(isWide ? { reason: TOO_WIDE } : {}),
      },
    ];
  });
  return { ok: true, rows };
}

/** All of them, with a heading. A cell that a spreadsheet would run as a formula has an apostrophe in front. */
export const writeCsv = (questions: readonly CustomQuestion[]): string =>
  stringify(
    questions.map(({ text, right, wrong: [first, second, third], source, difficulty, topic }) => [
      ...[text, right, first ?? '', second ?? '', third ?? '', source, difficulty ?? '', topic ?? ''],
    ]),
    { header: true, columns: [...COLUMNS], bom: true, escape_formulas: true, record_delimiter: 'windows' },
  );

const isColumn = (name: string): name is Column => (COLUMNS as readonly string[]).includes(name);

/** Without the apostrophe that keeps a spreadsheet from running it. */
const plain = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@])/, '');
