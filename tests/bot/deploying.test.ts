/** What operators copy is read as the programs read it, and names only what there is. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { SETTINGS } from '../../src/bot/config.ts';

const text = (file: string) => readFileSync(file, 'utf8');
const OTHERS = ['NODE_ENV', 'POSTGRES_PASSWORD', 'POSTGRES_USER', 'POSTGRES_DB'];
const known = (name: string) => SETTINGS.includes(name) || OTHERS.includes(name);
/** Names of variables in capitals, as they stand in any of these files. */
const named = (file: string) => [...new Set(text(file).match(/\b[A-Z]+_[A-Z_]+\b/g))];

describe('the files for operators', () => {
  it.each(['compose.yaml', 'docs/deploying/kubernetes.yaml', 'docs/deploying/curzon.service', 'Dockerfile'])(
    '%s names only settings that there are',
    (file) => {
      const settings = named(file).filter((name) => !/^(AF_|CMD_)/.test(name));
      expect(settings.filter((name) => !known(name))).toEqual([]);
    },
  );

  it('start what npm start does', () => {
    const start = String(JSON.parse(text('package.json')).scripts.start);
    expect(text('docs/deploying/curzon.service')).toContain(
      `ExecStart=/opt/curzon/node_modules/.bin/${start}\n`,
    );
    const [, command = ''] = /^CMD (\[.*\])$/m.exec(text('Dockerfile')) ?? [];
    const [program, ...args] = JSON.parse(command) as string[];
    expect(program).toBe('/usr/local/bin/node');
    expect(`node ${args.join(' ')}`).toBe(start);
  });

  it('give a process the time that handing its shards over takes, and no more than it needs of the machine', () => {
    const { services } = parse(text('compose.yaml'), { merge: true });
    for (const name of ['curzon', 'node'])
      expect(services[name]).toMatchObject({ stop_grace_period: '45s', read_only: true, cap_drop: ['ALL'] });
    const [, set] = parseAllDocuments(text('docs/deploying/kubernetes.yaml')).map((each) => each.toJS());
    const { spec } = set.spec.template;
    expect(spec.terminationGracePeriodSeconds).toBe(45);
    expect(spec.containers[0].securityContext).toMatchObject({ readOnlyRootFilesystem: true });
    const mounted = spec.containers[0].volumeMounts.map(({ name }: { name: string }) => name);
    expect(spec.volumes.map(({ name }: { name: string }) => name)).toEqual(mounted);
    expect(text('docs/deploying/curzon.service')).toMatch(/^TimeoutStopSec=45$/m);
  });

  it('are where the manual says', () => {
    const manual = text('docs/operating.md');
    for (const [, path = ''] of manual.matchAll(/\]\((?!http)([^)#]+)\)/g))
      expect([path, existsSync(`docs/${path}`)]).toEqual([path, true]);
    const scripts = JSON.parse(text('package.json')).scripts;
    for (const [, script = ''] of manual.matchAll(/npm run (?:-s )?([\w:]+)/g))
      expect(scripts).toHaveProperty([script]);
  });

  it('leave what the container sets alone: an example copied as it is changes no folder and no port of it', () => {
    const set = [...text('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    const [container] = [[...text('Dockerfile').matchAll(/([A-Z_]+)=/g)].map(([, name]) => name)];
    expect(set.filter((name) => container?.includes(name))).toEqual([]);
  });
});
