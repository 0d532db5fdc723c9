import { expect, it } from 'vitest';
import { withoutDatabase } from '../../src/bot/without-database.ts';
import { StorageError } from '../../src/storage/errors.ts';

const away = () => Promise.reject<string>(new StorageError('away', 'the database does not answer'));

it('is said below the answer that is made without it, though it answers others meanwhile', async () => {
  const { during, orElse, note } = withoutDatabase();
  const answeredOther = Promise.withResolvers<void>();
  const without = during(async () => {
    const said = await orElse(away, 'nothing set');
    await answeredOther.promise;
    return { said, also: await orElse(async () => 'dark', 'none'), note: note() };
  });
  const other = await during(async () => ({
    said: await orElse(async () => 'no books', 'nothing set'),
    note: note(),
  }));
  answeredOther.resolve();
  expect(other).toEqual({ said: 'no books', note: undefined });
  expect(await without).toEqual({
    said: 'nothing set',
    also: 'dark',
    note: expect.stringMatching(/^My memory is out of reach/),
  });
});

it('is not waited for longer than an answer may take', async () => {
  const { during, orElse, note } = withoutDatabase(5);
  const silent = () => new Promise<string>(() => {});
  const made = await during(async () => ({ said: await orElse(silent, 'nothing set'), note: note() }));
  expect(made).toMatchObject({ said: 'nothing set', note: expect.any(String) });
});

it('is a failure where nobody would be told, and so is any other trouble', async () => {
  const { during, orElse } = withoutDatabase();
  await expect(orElse(away, 'nothing set')).rejects.toThrow('does not answer');
  const broken = () => Promise.reject<string>(new Error('no such table'));
  await expect(during(() => orElse(broken, 'nothing set'))).rejects.toThrow('no such table');
});
