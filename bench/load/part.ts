/** What a part of the load bench tells: figures, each beside its limit of the same run. */

export interface Figure {
  name: string;
  value: number;
  /** What the same costs, or takes, where nothing of Curzon's is in it. */
  limit?: number;
  /** What `value` is to be held against: it is to be at most that, or for a rate at least. */
  bar?: { atMost: number } | { atLeast: number };
  /** Of the value to its limit. */
  ratio?: number;
}

export interface Part {
  part: string;
  /** How many of what. */
  sizes: Readonly<Record<string, number>>;
  figures: readonly Figure[];
}

const rounded = (value: number) => Number(value.toPrecision(4));

/** A figure beside its limit; a bar is for the ratio. */
export const beside = (name: string, value: number, limit: number, bar?: Figure['bar']): Figure => ({
  ...{ name, value: rounded(value), limit: rounded(limit), ratio: rounded(value / limit) },
  ...(bar && { bar }),
});

/** A figure by itself; a bar is for the value. */
export const alone = (name: string, value: number, bar?: Figure['bar']): Figure => ({
  ...{ name, value: rounded(value) },
  ...(bar && { bar }),
});

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** `/who, CPU in ms: 2.1, limit 0.9, ratio 2.33, bar ≤ 1.25: missed` */
export function line({ name, value, limit, ratio, bar }: Figure): string {
  const held = ratio ?? value;
  const isHeld = bar && ('atMost' in bar ? held <= bar.atMost : held >= bar.atLeast);
  return [
    `${name}: ${value}`,
    ...(limit === undefined ? [] : [`limit ${limit}`, `ratio ${ratio}`]),
    ...(bar
      ? [`bar ${'atMost' in bar ? `≤ ${bar.atMost}` : `≥ ${bar.atLeast}`}: ${isHeld ? 'kept' : 'missed'}`]
      : []),
  ].join(', ');
}
