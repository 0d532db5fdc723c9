import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { serveHealth } from '../../src/bot/health.ts';
import { createMetrics } from '../../src/bot/metrics.ts';
import { ask, PEOPLE, PLACES, runBot, until } from '../e2e/bot.ts';

async function watched() {
  const metrics = createMetrics();
  let ahead = 0;
  const health = await serveHealth({ host: '127.0.0.1', port: 0 }, metrics, () => Date.now() + ahead);
  onTestFinished(() => health.stop());
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${health.port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  const later = (ms: number) => {
    ahead += ms;
  };
  return { metrics, health, get, later };
}

describe('health', () => {
  it('is ready only while it is connected and its heartbeats are answered', async () => {
    const { metrics, health, get, later } = await watched();
    expect(await get('/healthz')).toEqual({ status: 200, text: 'alive\n' });
    expect(await get('/readyz')).toEqual({ status: 503, text: 'not connected yet\n' });
    const { bot, standIn } = await runBot({ metrics });
    health.watch(bot.client);
    expect(await get('/readyz')).toEqual({ status: 200, text: 'ready\n' });

    standIn.requestHeartbeat();
    await until(() => (bot.client.ws.shards.first()?.lastPingTimestamp ?? -1) > 0);
    later(101_000);
    expect((await get('/readyz')).text).toMatch(/^shard 0 has had no heartbeat for 10\d s\n$/);
    later(-101_000);

    standIn.dropGateway();
    standIn.disconnect();
    await until(async () => (await get('/readyz')).status === 503);
    expect((await get('/readyz')).text).toMatch(/^shard 0 is not connected/);
    expect((await get('/healthz')).status).toBe(200);
    standIn.dropGateway(false);
  });

  it('has three pages and takes nothing', async () => {
    const { get, health } = await watched();
    expect((await get('/')).status).toBe(404);
    const posted = await fetch(`http://127.0.0.1:${health.port}/metrics`, { method: 'POST' });
    expect(posted.status).toBe(405);
  });
});

describe('metrics', () => {
  it('count what is asked and what becomes of it, by names that are registered and by nobody', async () => {
    const { metrics, get } = await watched();
    const { bea, app } = await runBot({ metrics });
    await ask(bea, 'who', { name: 'Pardek' });
    await bea.autocomplete({ channelId: PLACES.lore, command: 'who', options: { name: 'par' } }, 'name');
    const { find } = app.ask;
    app.ask = {
      ...app.ask,
      find: () => {
        throw new Error('broken index');
      },
    };
    // Another one: what was asked before is remembered.
    await ask(bea, 'who', { name: 'Gorkon' });
    app.ask = { ...app.ask, find };
    const has = (line: string) => until(async () => (await get('/metrics')).text.includes(line));
    await has('curzon_interactions_total{kind="command",name="who",outcome="answered"} 1');
    await has('curzon_interactions_total{kind="command",name="who",outcome="failed"} 1');
    await has('curzon_interactions_total{kind="autocomplete",name="who",outcome="answered"} 1');
    await has('curzon_interaction_seconds_count{kind="command"} 2');
    await has('curzon_shard_up{shard="0"} 1');
    const { text } = await get('/metrics');
    expect(text).toMatch(/^curzon_pack_facts\{pack="khitomer"\} \d+$/m);
    for (const id of [...Object.values(PEOPLE), ...Object.values(PLACES)]) expect(text).not.toContain(id);
  });

  it('are there for each that the dashboard and the alerts ask for', async () => {
    const { metrics, get } = await watched();
    await runBot({ metrics });
    const { text } = await get('/metrics');
    const known = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    const dashboard = JSON.parse(readFileSync('docs/monitoring/dashboard.json', 'utf8')) as {
      panels: { targets: { expr: string }[] }[];
    };
    const alerts = parse(readFileSync('docs/monitoring/alerts.yaml', 'utf8')) as {
      groups: { rules: { alert: string; expr: string }[] }[];
    };
    const asked = [
      ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
      ...alerts.groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
    ].flatMap((expr) => expr.match(/(?:curzon|nodejs|process)_[a-z0-9_]+/g) ?? []);
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.filter((name) => !known.has(name.replace(/_bucket$/, '')))).toEqual([]);
  });
});
