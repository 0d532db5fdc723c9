import type { WriteStream } from 'node:tty';
import type { Copying } from '../../src/storage/copy.ts';

const WORDS = { compare: 'Comparing', copy: 'Copying', check: 'Checking' } as const;

/** On a terminal a line that counts; elsewhere a line for each table that is done. */
export function tellCopying(stream: Pick<WriteStream, 'write'> & { isTTY?: boolean }): Copying {
  return (step, table, rows, of) => {
    if (of === 0) return;
    const text = `${WORDS[step]} ${table}: ${rows} of ${of} rows`;
    if (stream.isTTY) stream.write(`\r\u001b[K${text}${rows === of ? '\n' : ''}`);
    else if (rows === of) stream.write(`${text}\n`);
  };
}
