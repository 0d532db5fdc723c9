import { describe, expect, it } from 'vitest';
import { resolveZone, suggestZones } from '../../src/daily/zones.ts';

const NOW = Date.parse('2026-01-15T13:05:00Z');
const found = (typed: string, now = NOW): string[] => suggestZones(typed, now).map(({ value }) => value);

describe('time zones', () => {
  it.each([
    ['Berlin', 'Europe/Berlin'],
    ['munich', 'Europe/Berlin'],
    ['koln', 'Europe/Berlin'],
    ['san fran', 'America/Los_Angeles'],
    ['new york', 'America/New_York'],
    ['Sao Paulo', 'America/Sao_Paulo'],
    ['germany', 'Europe/Berlin'],
    ['de', 'Europe/Berlin'],
    ['uk', 'Europe/London'],
    ['usa', 'America/New_York'],
    ['pst', 'America/Los_Angeles'],
    ['PDT', 'America/Los_Angeles'],
    ['cest', 'Europe/Berlin'],
    ['utc', 'UTC'],
    ['gmt', 'UTC'],
    ['nepal', 'Asia/Kathmandu'],
    ['calcutta', 'Asia/Kolkata'],
    ['lord howe', 'Australia/Lord_Howe'],
    ['europe/lond', 'Europe/London'],
  ])('%s finds %s first', (typed, zone) => {
    expect(found(typed)[0]).toBe(zone);
  });

  it('are found by the offset that holds now', () => {
    expect(found('utc+5:30')).toContain('Asia/Kolkata');
    expect(found('+1')).toContain('Europe/Berlin');
    expect(found('+2', Date.parse('2026-07-15'))).toContain('Europe/Berlin');
    expect(found('−3:30')).toContain('America/St_Johns');
  });

  it('show what their clocks show', () => {
    const labels = (typed: string) => suggestZones(typed, NOW)[0]?.name;
    expect(labels('berlin')).toBe('Europe/Berlin · 14:05 now · UTC+1');
    expect(labels('kathmandu')).toBe('Asia/Kathmandu · 18:50 now · UTC+5:45');
    expect(labels('st johns')).toBe('America/St_Johns · 09:35 now · UTC−3:30');
    expect(labels('utc')).toBe('UTC · 13:05 now · UTC+0');
  });

  it('are at most 25, fit a choice, and are there before anything is typed', () => {
    for (const typed of ['', 'a', 'america', 'e', '/']) {
      const choices = suggestZones(typed, NOW);
      expect(choices.length).toBeLessThanOrEqual(25);
      expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
      for (const { name } of choices) expect([...name].length).toBeLessThanOrEqual(100);
    }
    expect(found('')).toContain('America/New_York');
    expect(found('qwxz')).toEqual([]);
  });

  it('are meant as people of the United States call them', () => {
    expect(resolveZone('Eastern Time', NOW)).toBe('America/New_York');
    expect(resolveZone('US Central', NOW)).toBe('America/Chicago');
    expect(resolveZone('mountain standard time', NOW)).toBe('America/Denver');
    expect(resolveZone('pacific', NOW)).toBe('America/Los_Angeles');
    expect(resolveZone('Central European Time', NOW)).not.toBe('America/Chicago');
  });

  it('are meant whatever unseen marks came along with what was pasted', () => {
    expect(resolveZone('\u202bBerlin\u202c', NOW)).toBe('Europe/Berlin');
  });

  it('are meant by any of their names, or by what only one answers to', () => {
    expect(resolveZone('europe/berlin', NOW)).toBe('Europe/Berlin');
    expect(resolveZone('Asia/Calcutta', NOW)).toBe('Asia/Kolkata');
    expect(resolveZone('UTC', NOW)).toBe('UTC');
    expect(resolveZone('Tokyo', NOW)).toBe('Asia/Tokyo');
    for (const several of ['PST', 'CST', 'IST', 'BST', 'ca', 'us'])
      expect(resolveZone(several, NOW), several).toBeUndefined();
    expect(resolveZone('Australia', NOW)).toBeUndefined();
    expect(resolveZone('', NOW)).toBeUndefined();
    expect(resolveZone('deep space nine', NOW)).toBeUndefined();
  });

  it.each([
    ['LA', 'America/Los_Angeles'],
    ['L.A.', 'America/Los_Angeles'],
    ['Seattle', 'America/Los_Angeles'],
    ['Boston', 'America/New_York'],
    ['miami', 'America/New_York'],
    ['NYC', 'America/New_York'],
    ['München', 'Europe/Berlin'],
    ['Muenchen', 'Europe/Berlin'],
    ['Wien', 'Europe/Vienna'],
    ['UTC+1', '+01:00'],
    ['gmt-3:30', '-03:30'],
    ['+01:00', '+01:00'],
    ['UTC+0', 'UTC'],
    ['Laos', 'Asia/Vientiane'],
    ['GMT', 'UTC'],
    ['Tokio', 'Asia/Tokyo'],
    ['St. Louis', 'America/Chicago'],
    ['Sydney', 'Australia/Sydney'],
    ['Berlin, Germany', 'Europe/Berlin'],
    ['London UK', 'Europe/London'],
    ['CET', 'Europe/Berlin'],
    ['cest', 'Europe/Berlin'],
    ['EST', 'America/New_York'],
    ['EDT', 'America/New_York'],
    ['MST', 'America/Denver'],
    ['AEST', 'Australia/Sydney'],
    ['(GMT+1) Berlin', 'Europe/Berlin'],
    ['New York EST', 'America/New_York'],
    ['New York (EST)', 'America/New_York'],
  ])('%s is %s as people write it', (typed, zone) => {
    expect(resolveZone(typed, NOW)).toBe(zone);
  });

  it('are meant by the label that a choice shows, which Discord sometimes sends', () => {
    for (const typed of ['berlin', 'utc+5:30', 'new york', '-3'])
      for (const { name, value } of suggestZones(typed, NOW))
        expect(resolveZone(name, NOW), name).toBe(value);
  });

  it('of every other city named here exist', () => {
    for (const typed of ['kyiv', 'warszawa', 'calgary', 'dallas', 'basel'])
      expect(resolveZone(typed, NOW), typed).toBeDefined();
  });

  it.each(['utc+25', '+1:75', 'utc+15'])('no clock shows %s', (typed) => {
    expect(resolveZone(typed, NOW)).toBeUndefined();
  });

  it('of every name that this machine knows are found', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) expect(resolveZone(zone, NOW), zone).toBeDefined();
  });
});
