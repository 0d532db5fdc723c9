/** What an index is kept as in a compiled pack: rows of numbers, and lists of words. */
export type Table = Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array | readonly string[];
export type Tables = Readonly<Record<string, Table>>;

/** Gives the tables of an index one by one, each of the type that it was made as. */
export interface TableReader {
  int32(name: string): Int32Array;
  uint32(name: string): Uint32Array;
  uint16(name: string): Uint16Array;
  uint8(name: string): Uint8Array;
  float64(name: string): Float64Array;
  strings(name: string): readonly string[];
}

/** Reads tables that are in memory. @throws TypeError for one that is not there, or of another type. */
export function readTables(tables: Tables): TableReader {
  const get = <T extends Table>(name: string, isOne: (table: Table | undefined) => table is T): T => {
    const table = tables[name];
    if (!isOne(table))
      throw new TypeError(`the table ${name} is missing or of another type: build the index anew`);
    return table;
  };
  return {
    int32: (name) => get(name, (table) => table instanceof Int32Array),
    uint32: (name) => get(name, (table) => table instanceof Uint32Array),
    uint16: (name) => get(name, (table) => table instanceof Uint16Array),
    uint8: (name) => get(name, (table) => table instanceof Uint8Array),
    float64: (name) => get(name, (table) => table instanceof Float64Array),
    strings: (name) => get(name, (table): table is readonly string[] => Array.isArray(table)),
  };
}

/** Tables under a part's name, so that several stand side by side: `names/vocabulary`. */
export const prefixed = (prefix: string, tables: Tables): Tables =>
  Object.fromEntries(Object.entries(tables).map(([name, table]) => [`${prefix}/${name}`, table]));

/** The tables that {@link prefixed} put under a part's name. */
export const under = (prefix: string, reader: TableReader): TableReader => ({
  int32: (name) => reader.int32(`${prefix}/${name}`),
  uint32: (name) => reader.uint32(`${prefix}/${name}`),
  uint16: (name) => reader.uint16(`${prefix}/${name}`),
  uint8: (name) => reader.uint8(`${prefix}/${name}`),
  float64: (name) => reader.float64(`${prefix}/${name}`),
  strings: (name) => reader.strings(`${prefix}/${name}`),
});
