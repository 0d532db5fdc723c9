import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { openStorage } from '../../src/storage/open.ts';
import { NOON } from '../storage/examples.ts';

const folder = mkdtempSync(join(tmpdir(), 'curzon-db-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

const run = (script: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [`scripts/${script}.ts`, ...args], {
    env: { PATH: process.env['PATH'] ?? '', STATE_DIR: folder },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );

it('a backup is made of a database that another process has open, and brought back by a copy', async () => {
  const storage = await openStorage({ sqliteFile: at('curzon.sqlite') });
  await storage.misses.note('Grilka', NOON);
  const made = await run('db-backup', '--out', at('backups/one.sqlite'));
  expect(made).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/one\.sqlite \(\d+ KiB\)\n$/),
    stderr: '',
  });
  expect(await run('db-backup', '--out', at('backups/one.sqlite'))).toMatchObject({
    code: 1,
    stderr: `${at('backups/one.sqlite')} is there already: name another file, or take it away\n`,
  });
  // What is moved for good must not be written to meanwhile.
  expect((await run('db-copy', '--from', at('curzon.sqlite'), '--to', at('new.sqlite'))).stderr).toMatch(
    /is in use by another process/,
  );
  await storage.close();
  expect(await run('db-copy', '--from', at('backups/one.sqlite'), '--to', at('new.sqlite'))).toEqual({
    code: 0,
    stdout: '1 rows copied and compared\n',
    stderr: 'Copying misses: 1 of 1 rows\nChecking misses: 1 of 1 rows\n',
  });
  const restored = await openStorage({ sqliteFile: at('new.sqlite') });
  expect((await restored.misses.list(9)).map(({ text }) => text)).toEqual(['Grilka']);
  await restored.close();
});

it('a copy says what it lacks', async () => {
  expect(await run('db-copy', '--from', at('nope.sqlite'))).toMatchObject({ code: 2 });
  expect(await run('db-copy', '--from', at('nope.sqlite'), '--to', at('x.sqlite'))).toMatchObject({
    code: 1,
    stderr: `${at('nope.sqlite')}: there is no such file. Name another one.\n`,
  });
});
