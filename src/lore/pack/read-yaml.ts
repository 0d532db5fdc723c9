import { readFileSync, statSync } from 'node:fs';
import { isMap, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { Problem } from './problem.ts';

/** Larger files are refused before they are parsed; a pack may be spread over any number of files. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024;

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
 * @throws when the file cannot be opened.
 */
export function readYaml(path: string, name: string): YamlFile {
  const refuse = (line: number, column: number, what: string, instead: string): YamlFile => ({
    file: name,
    value: undefined,
    problems: [{ file: name, line, column, what, instead }],
    problem: (_, what, instead) => ({ file: name, line: 1, column: 1, what, instead }),
  });

  const { size } = statSync(path);
  if (size > MAX_FILE_BYTES) {
    const megabytes = MAX_FILE_BYTES / 1024 / 1024;
    return refuse(
      1,
      1,
      `this file has ${size} bytes, ${megabytes} MiB are allowed`,
      'split it into several files',
    );
  }
  const bytes = readFileSync(path);
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const { line, column } = firstBadByte(bytes);
    return refuse(line, column, 'this is not UTF-8', 'save the file with the encoding UTF-8');
  }

  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const problems: Problem[] = [];
  const at = (offset: number, what: string, instead: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file: name, line, column: col, what, instead };
  };
  for (const error of [...document.errors, ...document.warnings]) {
    problems.push(
      error.code === 'DUPLICATE_KEY'
        ? at(error.pos[0], `${quoted(source, error.pos)} stands here twice`, 'keep one of the two')
        : at(
            error.pos[0],
            `this is not YAML: ${firstLine(error.message)}`,
            'look at the indentation, colons and quotes here',
          ),
    );
  }
  visit(document, {
    Alias(_, node) {
      problems.push(
        at(node.range?.[0] ?? 0, `the alias *${node.source} is not allowed`, 'write its value out here'),
      );
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

const firstLine = (text: string) => text.split('\n', 1)[0] ?? '';
const quoted = (source: string, [from, to]: readonly [number, number]) =>
  JSON.stringify(/^[^:\n]*/.exec(source.slice(from, Math.max(to, from + 60)))?.[0] ?? '');

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
