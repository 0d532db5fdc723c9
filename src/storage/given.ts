import { type RawBuilder, sql } from 'kysely';
import type { Engine } from './engine.ts';

/**
 * Rows for a statement to work on, as its table `given`. They are one text: a place for each value would be another
 * statement for each number of rows.
 * @param columns the names that the rows have, with their types.
 */
export function given<Name extends string>(
  kind: Engine['kind'],
  rows: readonly Readonly<Record<Name, string | number | null>>[],
  columns: Readonly<Record<Name, 'text' | 'integer' | 'bigint'>>,
): RawBuilder<unknown> {
  const all = JSON.stringify(rows);
  const names = Object.entries(columns) as [string, string][];
  return kind === 'postgres'
    ? sql`json_to_recordset(cast(${all} as json)) as given(${sql.raw(names.map(([name, type]) => `"${name}" ${type}`).join())})`
    : sql`(select ${sql.raw(names.map(([name]) => `value ->> '${name}' as "${name}"`).join())} from json_each(${all})) as given`;
}
