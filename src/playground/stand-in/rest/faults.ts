/** Failures that a test orders, to see how the bot takes them. */
export interface Fault {
  method?: string;
  /** Matched against the path below `/api/v10`. */
  path: RegExp;
  /**
   * HTTP status to answer; 0 cuts the connection without an answer, -1 leaves it open and never answers; the true answer
   * unless told.
   */
  status?: number;
  /** How many requests fail; 1 unless told. */
  times?: number;
  /** JSON answered; an error of code 0 unless told. */
  body?: object;
  headers?: Readonly<Record<string, string>>;
  /** Do what was asked and only then fail: the answer is lost on its way. */
  after?: boolean;
  /** Called when what was asked is done or has failed: the answer waits for it. */
  hold?: () => Promise<unknown>;
}

export class Faults {
  #ordered: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#ordered.push({ fault, left: fault.times ?? 1 });
  }

  /** Nothing that was ordered fails any more. */
  clear(): void {
    this.#ordered = [];
  }

  take(method: string, path: string): Fault | undefined {
    const found = this.#ordered.find(
      ({ fault, left }) => left > 0 && (!fault.method || fault.method === method) && fault.path.test(path),
    );
    if (!found) return undefined;
    found.left--;
    return found.fault;
  }
}
