import { readFileSync, statSync } from 'node:fs';
import { isMap, isScalar, LineCounter, type Node, parseDocument, type Scalar, visit } from 'yaml';
import { type Cause, explainTwice, explainYaml } from './explain-yaml.ts';
import type { Problem } from './problem.ts';

/** Larger files are refused before they are parsed; a pack may be spread over any number of files. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** The decoder takes one at the beginning away, where it does no harm. */
const BYTE_ORDER_MARK = '\ufeff';
const UTF_16_MARKS = ['fffe', 'feff'];

export type Path = readonly PropertyKey[];

export interface YamlFile {
  file: string;
  /** Undefined when the file could not be read as YAML; `problems` then says why. */
  value: unknown;
  problems: Problem[];
  /** Makes a problem at the value that `path` leads to, or at its key. */
  problem(path: Path, what: string, instead: string, at?: 'key' | 'value'): Problem;
}

/**
 * Reads a YAML file of a pack. YAML's own anchors and aliases are refused: a few lines of them can stand
 * for gigabytes, and nobody needs them to write facts down.
 *
 * @param name what problems call the file.
 */
export function readYaml(path: string, name: string): YamlFile {
  const refuse = ({ line, column, what, instead }: Cause): YamlFile => ({
    file: name,
    value: undefined,
    problems: [{ file: name, line, column, what, instead }],
    problem: (_, what, instead) => ({ file: name, line: 1, column: 1, what, instead }),
  });
  const source = readText(path);
  if (typeof source !== 'string') return refuse(source);

  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const problems: Problem[] = [];
  const at = (offset: number, what: string, instead: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file: name, line, column: col, what, instead };
  };
  const complaints = [...document.errors, ...document.warnings];
  const duplicates = complaints.filter(({ code }) => code === 'DUPLICATE_KEY');
  // What the parser says after it lost its way is of no use to anybody.
  const first = complaints.find(({ code }) => code !== 'DUPLICATE_KEY');
  if (first) {
    const [from, to] = first.pos.map((offset) => lines.linePos(offset)) as [LinePos, LinePos];
    return refuse(explainYaml(source, { code: first.code, message: first.message, from, to }));
  }
  for (const { pos } of duplicates) {
    const offset = pos[0] + (/^\s*/.exec(source.slice(pos[0]))?.[0].length ?? 0);
    const slip = explainTwice(source, lines.linePos(offset).line);
    // The other keys that then stand twice only follow from it.
    if (slip) return refuse(slip);
    problems.push(at(offset, `${keyAt(source, offset)} stands here twice`, 'keep one of the two'));
  }
  visit(document, {
    Alias(_, node) {
      problems.push(
        at(node.range?.[0] ?? 0, `the alias *${node.source} is not allowed`, 'write its value out here'),
      );
    },
    Scalar(_, node) {
      if (!node.anchor) return;
      // `summary: &co is …` would lose its first word without a sound.
      const what = `this text begins with &, which means something else to YAML`;
      problems.push(at(anchorOf(source, node), what, 'write it between quotes'));
    },
  });

  const locate = (path: Path, which: 'key' | 'value'): number => {
    for (let length = path.length; length > 0; length--) {
      const parent = document.getIn(path.slice(0, length - 1), true);
      const last = path[length - 1];
      if (which === 'key' && isMap(parent)) {
        const pair = parent.items.find((item) => (isScalar(item.key) ? item.key.value : item.key) === last);
        const offset = (pair?.key as Node | undefined)?.range?.[0];
        if (offset !== undefined) return offset;
      }
      const offset = (document.getIn(path.slice(0, length), true) as Node | undefined)?.range?.[0];
      if (offset !== undefined) return offset;
    }
    return document.contents?.range?.[0] ?? 0;
  };
  return {
    file: name,
    value: problems.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 }),
    problems,
    problem: (path, what, instead, which = 'value') => at(locate(path, which), what, instead),
  };
}

/** The text of a file, or why it has none. */
function readText(path: string): string | Cause {
  const cause = (what: string, instead: string, line = 1, column = 1): Cause => ({
    line,
    column,
    what,
    instead,
  });
  let bytes: Buffer;
  try {
    const { size } = statSync(path);
    const megabytes = MAX_FILE_BYTES / 1024 / 1024;
    if (size > MAX_FILE_BYTES)
      return cause(
        `this file has ${size} bytes, ${megabytes} MiB are allowed`,
        'split it into several files',
      );
    bytes = readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return cause(
      `this cannot be opened as a file (${code})`,
      'let it be read, or give it another ending than .yaml',
    );
  }
  const save = 'save the file with the encoding UTF-8';
  // Without its mark at the beginning, UTF-16 shows by every other byte of a plain letter being nought.
  if (UTF_16_MARKS.includes(bytes.toString('hex', 0, 2)) || bytes.includes(0))
    return cause('this file is UTF-16, or no text at all', save);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const { line, column } = firstBadByte(bytes);
    return cause('this is not UTF-8', save, line, column);
  }
  const mark = text.split('\n').findIndex((line) => line.startsWith(BYTE_ORDER_MARK));
  return mark < 0
    ? text
    : cause(
        'an invisible byte order mark stands here, left over where two files were joined',
        'delete it',
        mark + 1,
      );
}

type LinePos = ReturnType<LineCounter['linePos']>;
const keyAt = (source: string, offset: number) =>
  JSON.stringify(/^[^:\n]*/.exec(source.slice(offset, offset + 60))?.[0] ?? '');

/** Where the `&` of an anchored text stands: before the text itself. */
const anchorOf = (source: string, { anchor = '', range }: Scalar) =>
  Math.max(0, source.lastIndexOf(`&${anchor}`, range?.[0] ?? 0));

function firstBadByte(bytes: Buffer): { line: number; column: number } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); ; end = bytes.indexOf(10, start)) {
    try {
      decoder.decode(bytes.subarray(start, end === -1 ? bytes.length : end));
    } catch {
      // What decodes without fatal up to the first replacement character is good.
      const text = new TextDecoder('utf-8').decode(bytes.subarray(start, end === -1 ? bytes.length : end));
      return { line, column: Math.max(0, text.indexOf('\ufffd')) + 1 };
    }
    if (end === -1) return { line, column: 1 };
    start = end + 1;
    line++;
  }
}
