import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine, type Finding } from '../../src/bot/doctor.ts';
import { inOneLine } from '../../src/bot/run-program.ts';
import { type StandIn, startStandIn } from '../../src/playground/stand-in/index.ts';
import { openStorage } from '../../src/storage/open.ts';
import { writePack } from '../lore/small-pack.ts';

const folder = mkdtempSync(join(tmpdir(), 'curzon-doctor-'));
let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn({ identifyInterval: 0 });
});
afterAll(async () => {
  await standIn.close();
  rmSync(folder, { recursive: true, force: true });
});

async function findings(env: NodeJS.ProcessEnv, ahead = 0): Promise<Finding[]> {
  const found: Finding[] = [];
  const parts = {
    env: { STATE_DIR: join(folder, 'state'), PACKS: writePack(), ...env },
    api: standIn.restUrl,
    now: () => Date.now() + ahead,
    explain: (error: unknown) => inOneLine(error) ?? String(error),
  };
  for await (const finding of examine(parts)) found.push(finding);
  return found;
}
const of = (found: readonly Finding[], what: string) => found.filter((finding) => finding.what === what);

describe('a set-up', () => {
  it('that is right is good in every part', async () => {
    const found = await findings({ DISCORD_TOKEN: standIn.token });
    expect(found.map(({ what, how }) => `${what} ${how}`)).toEqual([
      'program good',
      'settings good',
      'folder good',
      'packs good',
      'database good',
      'Discord good',
      'clock good',
    ]);
    expect(JSON.stringify(found)).not.toContain(standIn.token);
  });

  it('with settings that are wrong says which, and looks no further', async () => {
    const found = await findings({ DISCORD_TOKN: 'x', LOG_LEVEL: 'loud' });
    expect(found.slice(1).map(({ how, text }) => [how, text])).toEqual([
      ['bad', expect.stringMatching(/^LOG_LEVEL must be one of/)],
      ['bad', 'DISCORD_TOKN looks like DISCORD_TOKEN misspelt: rename it, or take it away'],
    ]);
  });

  it('without a token is a playground, if that is meant', async () => {
    const found = await findings({});
    expect(of(found, 'settings')).toMatchObject([
      { how: 'unsure', text: expect.stringContaining('playground') },
    ]);
    expect(of(found, 'Discord')).toEqual([]);
  });

  it('whose token Discord refuses says where to get it', async () => {
    const token = `${'a'.repeat(26)}.${'b'.repeat(6)}.${'c'.repeat(38)}`;
    const [discord] = of(await findings({ DISCORD_TOKEN: token }), 'Discord');
    expect(discord).toMatchObject({ how: 'bad', text: expect.stringContaining('Developer Portal') });
  });

  it('whose clock is minutes off says by how much', async () => {
    const [clock] = of(await findings({ DISCORD_TOKEN: standIn.token }, 300_000), 'clock');
    expect(clock).toMatchObject({ how: 'bad', text: expect.stringMatching(/^is (299|300|301) s off/) });
  });

  it('whose pack is wrong says where', async () => {
    const pack = writePack();
    writeFileSync(join(pack, 'pack.yaml'), 'id: [');
    expect(of(await findings({ PACKS: pack }), 'packs')).toMatchObject([
      { how: 'bad', text: expect.stringMatching(/pack\.yaml/) },
    ]);
  });

  it('beside a bot that runs says that the database is in use', async () => {
    const state = join(folder, 'running');
    const storage = await openStorage({ sqliteFile: join(state, 'curzon.sqlite') });
    expect(of(await findings({ STATE_DIR: state }), 'database')).toMatchObject([{ how: 'unsure' }]);
    await storage.close();
  });

  it('whose folder is no folder says so', async () => {
    const state = join(folder, 'file');
    writeFileSync(state, '');
    expect(of(await findings({ STATE_DIR: state }), 'folder')).toMatchObject([
      { how: 'bad', text: expect.stringContaining(state) },
    ]);
  });
});
