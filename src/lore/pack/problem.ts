/** One thing wrong in a lore pack: where, what, and what to write instead. */
export interface Problem {
  file: string;
  /** From 1, as editors count. */
  line: number;
  column: number;
  what: string;
  instead: string;
}

/** `data/khitomer/events.yaml:41:7  this cites no work  add cite: [work-id] …` */
export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}  ${problem.what}  ${problem.instead}`;
}

/** Thrown where a pack must be right to go on. The message is the whole report, a line a problem. */
export class PackError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'PackError';
    this.problems = problems;
  }
}

/** Thrown where a folder should hold packs and holds none; the message says what a pack is. */
export class NoPackError extends Error {
  override readonly name = 'NoPackError';
}

export const byPlace = (a: Problem, b: Problem) =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
