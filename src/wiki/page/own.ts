/** A table's entry of a name that somebody else chose: `constructor` is in no table. */
export const own = <Value>(
  table: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined => (table && Object.hasOwn(table, key) ? table[key] : undefined);
