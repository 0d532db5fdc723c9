/**
 * Why a file cannot be read as YAML, in words for whoever wrote it. The parser says where it gave up, which is often a
 * line after the slip, and goes on to complain of all that follows: only the first complaint counts, and the lines around
 * it tell what was meant.
 */
import type { YAMLError } from 'yaml';

/** What is wrong at a line and column, both from 1, and what to write instead. */
export interface Cause {
  line: number;
  column: number;
  what: string;
  instead: string;
}

/** Where the parser's complaint begins and ends. */
interface Complaint {
  code: YAMLError['code'];
  message: string;
  from: { line: number; col: number };
  to: { line: number; col: number };
}

/** The cause of what the parser complained of first. */
export function explainYaml(source: string, first: Complaint): Cause {
  const text = new Lines(source);
  for (const explain of EXPLANATIONS) {
    const cause = explain(text, first);
    if (cause) return cause;
  }
  return {
    line: first.from.line,
    column: first.from.col,
    what: `this is not YAML: ${first.message.split('\n', 1)[0]}`,
    instead: 'look at the indentation, colons and quotes here',
  };
}

/**
 * The cause of a key that stands twice at a line, where that is a slip of indentation above it: `  worf:` as far in as
 * the `  name:` under it, which is then a second name of the entry before.
 */
export function explainTwice(source: string, line: number): Cause | undefined {
  const text = new Lines(source);
  const above = text.beside(line, -1);
  const opens = above === undefined ? undefined : /^( *)([\w-]+):\s*$/.exec(text.at(above));
  const key = KEY.exec(text.at(line))?.[1];
  if (above === undefined || !opens || opens[2] === key || indent(text.at(above)) !== indent(text.at(line)))
    return undefined;
  return {
    line: above,
    column: leading(text.at(above)) + 1,
    what: `${opens[2]}: stands as far in as the lines that belong under it`,
    instead:
      leading(text.at(above)) > 0
        ? 'write it at the margin if it is an id'
        : 'indent the lines under it by 2 blanks',
  };
}

type Explanation = (text: Lines, complaint: Complaint) => Cause | undefined;

/** The lines of a file, from 1. */
class Lines {
  readonly #lines: readonly string[];

  constructor(source: string) {
    this.#lines = source.split(/\r?\n/);
  }

  at(line: number): string {
    return this.#lines[line - 1] ?? '';
  }

  get count(): number {
    return this.#lines.length;
  }

  /** The nearest line with something on it, one step up or down. */
  beside(line: number, step: 1 | -1): number | undefined {
    for (let other = line + step; other >= 1 && other <= this.count; other += step)
      if (/^\s*[^\s#]/.test(this.at(other))) return other;
    return undefined;
  }
}

/** Blanks before the first key of a line, a list's dash counted as a blank. */
const indent = (line: string) => /^[ ]*(?:- +)*/.exec(line)?.[0].length ?? 0;
const blanks = (count: number) => `${count} blank${count === 1 ? '' : 's'}`;

/** A key of one word with its value: `kind: event`. */
const KEY = /^\s*(?:- +)*([\w-]+):(?: +(.*))?$/;

const mergeConflict: Explanation = (text, { from }) => {
  for (let line = 1; line <= Math.min(text.count, from.line + 1); line++)
    if (/^(<{7}|={7}|>{7})(\s|$)/.test(text.at(line)))
      return {
        line,
        column: 1,
        what: 'two versions of this file were merged and not settled',
        instead: 'keep one of the two, and take the lines with <<<<<<<, ======= and >>>>>>> out',
      };
  return undefined;
};

const tab: Explanation = (text, { from, to }) => {
  for (let line = from.line; line <= to.line; line++) {
    const sign = /^ *([^\S ])/.exec(text.at(line));
    if (!sign) continue;
    const code = sign[1]?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    return {
      line,
      column: sign[0].length,
      what: `${sign[1] === '\t' ? 'a tab' : `another sign than a blank (U+${code})`} indents this line`,
      instead: `indent it by ${blanks(usualIndent(text, line))}`,
    };
  }
  return undefined;
};

const usualIndent = (text: Lines, line: number): number =>
  indentUnder(text, line) ?? openLevels(text, line, /^\s*- /.test(text.at(line)))[0] ?? 0;

const secondDocument: Explanation = (_, { code, from }) =>
  code === 'MULTIPLE_DOCS'
    ? {
        line: from.line,
        column: from.col,
        what: 'this line begins a second document',
        instead: 'take the line out, or put what follows into a file of its own',
      }
    : undefined;

/** `{ a: [b }`, or the next entry while a bracket is open. */
const openBracket: Explanation = (text, { code, message, from }) => {
  const close =
    code === 'BAD_INDENT' || code === 'MISSING_CHAR'
      ? /(?:with a|expected) ([\]}])/.exec(message)?.[1]
      : undefined;
  if (!close) return undefined;
  const open = close === ']' ? '[' : '{';
  const line = lineOfOpen(text, open, close, from);
  const where = line === undefined ? '' : ` of line ${line}`;
  return {
    line: from.line,
    column: from.col,
    what: `this is not YAML: the ${open}${where} is still open here`,
    instead:
      line === undefined || line === from.line ? `write ${close} before this` : `write ${close} at its end`,
  };
};

function lineOfOpen(
  text: Lines,
  open: string,
  close: string,
  from: { line: number; col: number },
): number | undefined {
  let closed = 0;
  for (let line = from.line; line >= 1; line--) {
    const whole = text.at(line);
    const before = line === from.line ? whole.slice(0, from.col - 1) : whole;
    for (const sign of [...before].reverse()) {
      if (sign === close) closed++;
      if (sign === open && closed-- === 0) return line;
    }
  }
  return undefined;
}

const openQuote: Explanation = (text, { code, message, from }) => {
  const quote = code === 'MISSING_CHAR' ? /Missing closing (["'])/.exec(message)?.[1] : undefined;
  if (!quote) return undefined;
  const begins = new RegExp(`(?:[:-] +|[[{,] *)${quote}[^${quote}]*$`);
  for (let line = Math.min(from.line, text.count); line >= 1; line--) {
    const match = begins.exec(text.at(line));
    if (match)
      return {
        line,
        column: match.index + match[0].indexOf(quote) + 1,
        what: 'the quotes that open here are never closed',
        instead: `write ${quote} at the end of the text`,
      };
  }
  return undefined;
};

/** Signs that mean something to YAML at the beginning of a text. */
const SIGNS = ['*', '&', '!', '@', '`', '%', '?', '|', '>', '-', ',', ']', '}'];

const signFirst: Explanation = (text, { code, from }) => {
  const written = valueAt(text, from);
  if (!written || !SIGNS.includes(written.value[0] ?? '')) return undefined;
  // `>-` and `|` begin a text on the next lines, and are no part of it.
  if (/^[>|][-+\d]*$/.test(written.value)) return undefined;
  if (code !== 'BAD_SCALAR_START' && code !== 'TAG_RESOLVE_FAILED' && !/^[*&!?-]/.test(written.value))
    return undefined;
  return quoteIt(written, `this text begins with ${written.value[0]}, which means something else to YAML`);
};

const quotesInside: Explanation = (text, { code, from }) => {
  const written = valueAt(text, from);
  if (code !== 'UNEXPECTED_TOKEN' || !written || !/^["']/.test(written.value)) return undefined;
  const inner = written.value.replace(/^(["'])(.*)\1$/, '$2');
  return quoteIt({ ...written, value: inner }, 'the quotes around this text end before it does');
};

const backslash: Explanation = (text, { code, from }) =>
  code === 'BAD_DQ_ESCAPE'
    ? {
        line: from.line,
        column: from.col,
        what: `${text.at(from.line).slice(from.col - 1, from.col + 1)} stands for nothing between double quotes`,
        instead: 'write \\\\ for a backslash, or use single quotes',
      }
    : undefined;

/** `summary: Khitomer: a planet`, or the same between braces. */
const colonInText: Explanation = (text, { code, from, to }) => {
  if (code === 'BLOCK_IN_FLOW') {
    const value = text.at(from.line).slice(from.col - 1, to.line === from.line ? to.col - 1 : undefined);
    const cause = quoteIt({ line: from.line, column: from.col, key: undefined, value: value.trim() }, COLON);
    const key = /^\S.* ([a-z][a-z-]*): /.exec(value)?.[1];
    return key ? { ...cause, instead: `${cause.instead}, or a comma before ${key}:` } : cause;
  }
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  const written = valueAt(text, from);
  if (written && /: |:$/.test(written.value)) return quoteIt(written, COLON);
  // The colon may stand in a later line of the text; a line of one word and a colon is rather a key out of its place.
  for (
    let line = from.line + 1;
    line <= text.count && indent(text.at(line)) > (written ? indent(text.at(from.line)) : 0);
    line++
  ) {
    const later = text.at(line);
    const colon = later.search(/: |:$/);
    if (colon < 0) continue;
    if (KEY.test(later)) return undefined;
    return {
      line,
      column: colon + 1,
      what: COLON,
      instead: `write ${written?.key ?? 'key'}: >- and the text on the lines below it`,
    };
  }
  return undefined;
};
const COLON = 'this text has a colon, which makes a key of what stands before it';

const dashWithoutBlank: Explanation = (text, { from }) => {
  for (const line of [from.line - 1, from.line]) {
    const dash = /^ *-(?=\w)/.exec(text.at(line));
    if (!dash) continue;
    const item = text.at(line).slice(dash[0].length);
    return {
      line,
      column: dash[0].length,
      what: 'a blank is missing after the dash',
      instead: `write - ${item}`,
    };
  }
  return undefined;
};

const commaTooMany: Explanation = (text, { code, from }) =>
  code === 'UNEXPECTED_TOKEN' && /^,\s*$/.test(text.at(from.line).slice(from.col - 1))
    ? { line: from.line, column: from.col, what: 'this comma is one too many', instead: 'take it out' }
    : undefined;

/** `kind:event`, `kind event`, or an id without its colon. */
const noKey: Explanation = (text, { code, from, to }) => {
  if (code !== 'MULTILINE_IMPLICIT_KEY' || to.line === from.line) return undefined;
  const line = text.at(from.line);
  const column = from.col;
  const glued = /^(\s*(?:- +)*)([\w-]+):(\S.*)$/.exec(line);
  if (glued)
    return {
      line: from.line,
      column: column + (glued[2] ?? '').length + 1,
      what: 'a blank is missing after the colon',
      instead: `write ${glued[2]}: ${glued[3]}`,
    };
  if (KEY.test(line)) return undefined;
  const [word = '', ...rest] = line.trim().split(' ');
  return {
    line: from.line,
    column,
    what: 'this line has no key',
    instead:
      rest.length === 0
        ? `write ${word}:`
        : `write ${word}: ${rest.join(' ')}, or indent the line if it goes on with the text above`,
  };
};

/** Any other complaint about a key where none can stand: one of the lines is further in, or out, than its neighbours. */
const indentation: Explanation = (text, { code, from, to }) => {
  if (
    ![
      'BAD_INDENT',
      'BLOCK_AS_IMPLICIT_KEY',
      'MULTILINE_IMPLICIT_KEY',
      'MISSING_CHAR',
      'UNEXPECTED_TOKEN',
    ].includes(code)
  )
    return undefined;
  for (const line of [from.line, from.line + 1, to.line]) {
    const wanted = wantedIndent(text, line);
    if (wanted === undefined) continue;
    const own = leading(text.at(line));
    return {
      line,
      column: own + 1,
      what: `this line is indented by ${blanks(own)}, where ${blanks(wanted)} would line it up`,
      instead: `indent it by ${blanks(wanted)}`,
    };
  }
  return undefined;
};

const leading = (line: string) => /^ */.exec(line)?.[0].length ?? 0;

/** Blanks that would line a line up with those around it; undefined when it does already. */
function wantedIndent(text: Lines, line: number): number | undefined {
  const own = text.at(line);
  if (!/^\s*[^\s#]/.test(own)) return undefined;
  const here = leading(own);
  const under = indentUnder(text, line);
  if (under !== undefined) return here > under - 2 ? undefined : under;
  const levels = openLevels(text, line, isItem(own));
  if (!levels.includes(here)) return levels.toSorted((a, b) => Math.abs(a - here) - Math.abs(b - here))[0];
  // `summary: …` at the margin between two keys of an entry: it may stand there, and does not belong there.
  const [above, below] = ([-1, 1] as const).map((step) => text.beside(line, step));
  if (above === undefined || below === undefined || !KEY.exec(own)?.[2]) return undefined;
  const around = indent(text.at(above));
  return around !== here && around === indent(text.at(below)) ? around : undefined;
}

/** How far in a line stands of which the line above says that something comes under it: `facts:`, `text: >-`. */
function indentUnder(text: Lines, line: number): number | undefined {
  const above = text.beside(line, -1);
  return above !== undefined && /:(?: +[|>][-+\d]*)?\s*$/.test(text.at(above))
    ? indent(text.at(above)) + 2
    : undefined;
}

/** Where a key, or an item of a list, may stand under the lines above: in line with any that is still open. */
function openLevels(text: Lines, line: number, item: boolean): number[] {
  const levels: number[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  for (let above = text.beside(line, -1); above !== undefined && lowest > 0; above = text.beside(above, -1)) {
    const other = text.at(above);
    const level = item ? leading(other) : indent(other);
    if (level < lowest && (!item || isItem(other))) levels.push(level);
    if (levels.length === 0 && lowest === Number.POSITIVE_INFINITY && /:\s*$/.test(other))
      levels.push(indent(other) + 2);
    lowest = Math.min(lowest, leading(other));
  }
  return levels;
}

const isItem = (line: string) => /^ *- /.test(line);

interface WrittenValue {
  line: number;
  column: number;
  key: string | undefined;
  value: string;
}

/** The value after the key of a line, when that is where the complaint is. */
function valueAt(text: Lines, { line, col }: { line: number; col: number }): WrittenValue | undefined {
  const match = KEY.exec(text.at(line));
  const value = match?.[2]?.trimEnd();
  if (!match || value === undefined) return undefined;
  const column = text.at(line).length - (match[2] ?? '').length + 1;
  return col < column ? undefined : { line, column, key: match[1], value };
}

function quoteIt({ line, column, key, value }: WrittenValue, what: string): Cause {
  const quoted =
    value.includes('"') || value.includes('\\') ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
  return { line, column, what, instead: `write ${key ? `${key}: ` : ''}${quoted}` };
}

const EXPLANATIONS: readonly Explanation[] = [
  mergeConflict,
  tab,
  secondDocument,
  openBracket,
  openQuote,
  backslash,
  quotesInside,
  signFirst,
  colonInText,
  dashWithoutBlank,
  commaTooMany,
  noKey,
  indentation,
];
