import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type FindLine, findIn, runFind } from '../../scripts/find.ts';
import { ROLES, smallList } from '../lore/names/small-list.ts';

const ask = async (lines: string[], prefix = false): Promise<FindLine[]> => {
  const input = new PassThrough();
  const output = new PassThrough();
  const chunks: string[] = [];
  output.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  input.end(lines.map((line) => `${line}\n`).join(''));
  await runFind(findIn(smallList, ROLES), { prefix }, input, output);
  return chunks
    .join('')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
};

describe('trying names on the command line', () => {
  it('prints one answer a line, sure or not', async () => {
    const [worf, title, empty] = await ask(['worf', 'captain', '']);
    expect(worf).toMatchObject({ q: 'worf', confident: true });
    expect(worf?.ids[0]).toBe('khitomer/worf');
    expect(worf?.us).toBeGreaterThanOrEqual(0);
    expect(title).toMatchObject({ q: 'captain', confident: false });
    expect(empty).toMatchObject({ q: '', confident: false, ids: [] });
  });

  it('takes lines as text still being typed', async () => {
    const [typed] = await ask(['azte'], true);
    expect(typed?.ids[0]).toBe('khitomer/azetbur');
  });

  it('answers each line at once', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const done = runFind(findIn(smallList, ROLES), {}, input, output);
    input.write('spock\n');
    const [first] = await once(output, 'data');
    expect(JSON.parse(String(first)).ids[0]).toBe('khitomer/spock');
    input.end();
    await done;
  });

  it('prints ids as the list had them', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    input.end('spock\n');
    const printed = new Map([['khitomer/spock', 7]]);
    await runFind(findIn(smallList, ROLES), { printed }, input, output);
    expect(JSON.parse(String(output.read())).ids[0]).toBe(7);
  });
});
