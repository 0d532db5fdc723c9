interface Runs<Result> {
  underWay: Promise<Result>;
  next: Promise<Result> | undefined;
}

/**
 * Many who ask for the same at once are answered by few runs: whoever comes while one is under way shares the next, since
 * that one may tell, or may do, what was before they came.
 */
export function runShared<Result>(run: (key: string) => Promise<Result>): (key: string) => Promise<Result> {
  const all = new Map<string, Runs<Result>>();
  const begin = (key: string): Promise<Result> => {
    const underWay = run(key);
    const runs: Runs<Result> = { underWay, next: undefined };
    all.set(key, runs);
    const ended = () => {
      if (runs.next === undefined && all.get(key) === runs) all.delete(key);
    };
    underWay.then(ended, ended);
    return underWay;
  };
  return (key) => {
    const runs = all.get(key);
    if (!runs) return begin(key);
    const go = () => begin(key);
    runs.next ??= runs.underWay.then(go, go);
    return runs.next;
  };
}
