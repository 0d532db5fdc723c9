/** What members type, on the shipped pack: each line was judged by a fan, and all must hold. */
import { describe, expect, it } from 'vitest';
import { createAsk } from '../../src/ask/index.ts';
import { loreOf } from '../lore/opened.ts';

const lore = loreOf('data');
const ask = createAsk(lore);
const idOf = (id: string) => id.slice('khitomer/'.length);

describe('a name as people type it', () => {
  it.each([
    ['Curzon Dax', 'curzon-dax'],
    ['curzon', 'curzon-dax'],
    ['kurzon dacks', 'curzon-dax'],
    ['CURZONDAX', 'curzon-dax'],
    ['dax curzon', 'curzon-dax'],
    ['Ra-ghoratreii', 'ra-ghoratreii'],
    ['Ra-gorateri', 'ra-ghoratreii'],
    ['ra ghoratreii', 'ra-ghoratreii'],
    ['raghoratrei', 'ra-ghoratreii'],
    ['qonos', 'qonos'],
    ["Qo'nos", 'qonos'],
    ['Kronos', 'qonos'],
    ['Captain Kirk', 'james-t-kirk'],
    ['jim kirk', 'james-t-kirk'],
    ['James Tiberius Kirk', 'james-t-kirk'],
    ['capt. sulu', 'hikaru-sulu'],
    ['Uhra', 'nyota-uhura'],
    ['nyota uhurra', 'nyota-uhura'],
    ['scotty', 'montgomery-scott'],
    ['Bones', 'leonard-mccoy'],
    ['mccoi', 'leonard-mccoy'],
    ['azetbur', 'azetbur'],
    ['Azetbr', 'azetbur'],
    ['Chancellor Gorkon', 'gorkon'],
    ['general chang', 'chang'],
    ['Colonel Worf', 'worf-colonel'],
    ['kimara kretak', 'kimara-cretak'],
    ['pardek', 'pardek'],
    ['nancluss', 'nanclus'],
    ['gowron', 'gowron'],
    ['khitomer conferense', 'khitomer-conference'],
    ['the khitomer conference', 'khitomer-conference'],
    ['kitomer accords', 'khitomer-accords'],
    ['rura pente', 'rura-penthe'],
    ['praxis', 'praxis'],
    ['kronos one', 'kronos-one'],
    ['1701-A', 'enterprise-a'],
    ['NCC 1701 A', 'enterprise-a'],
    ['enterprise b', 'enterprise-b'],
    ['excelsior', 'excelsior'],
    ['ncc-2000', 'excelsior'],
    ['Ds9', 'deep-space-9'],
    ['mirror spock', 'spock-mirror'],
    ['khitomer conference mirror', 'khitomer-conference-mirror'],
  ])('%s is %s', (typed, id) => {
    const found = ask.find(typed);
    expect(found.ok && idOf(found.item.id)).toBe(id);
  });
});

describe('a description', () => {
  it.each([
    ["Gorkon's daughter", 'azetbur'],
    ['gorkons daughter', 'azetbur'],
    ['captain of the Excelsior', 'hikaru-sulu'],
    ['Romulan ambassador 2293', 'nanclus'],
    ['who left the Khitomer Accords', 'gowron'],
    ["Uhura's Romulan friend", 'kimara-cretak'],
    ["Kirk's son", 'david-marcus'],
    ["Spock's father", 'sarek'],
  ])('%s is %s', (typed, id) => {
    const found = ask.find(typed);
    expect(found.ok && idOf(found.item.id)).toBe(id);
  });
});

describe('namesakes', () => {
  it.each([
    ['Worf', 'worf', ['worf-colonel', 'worf-mirror']],
    ['Khitomer Conference', 'khitomer-conference', ['khitomer-conference-mirror']],
    ['Enterprise', 'enterprise-a', ['enterprise-d', 'enterprise']],
    ['Dax', 'dax-symbiont', ['jadzia-dax', 'curzon-dax', 'ezri-dax']],
    ['Spock', 'spock', ['spock-mirror']],
  ])('of %s: the likeliest, with the rest to choose from', (typed, id, others) => {
    const found = ask.find(typed);
    expect(found.ok && idOf(found.item.id)).toBe(id);
    expect(found.ok && found.others.map((other) => idOf(other.id))).toEqual(expect.arrayContaining(others));
  });
});

describe('what nobody here is called', () => {
  it.each([
    'Darth Vader',
    'Azkaban',
    'Kirk Douglas',
    'president',
    'captain',
    'ambassador',
    'Gandalf the Grey',
    'Luke Skywalker',
    'Voyager',
    'asdfgh',
    'xqzvk wprt',
    'x'.repeat(6000),
    '🖖🖖🖖',
    '',
  ])('gets no card: %s', (typed) => {
    expect(ask.find(typed).ok).toBe(false);
  });
});

describe('autocomplete', () => {
  it('is good at one letter: the best known first', () => {
    expect(
      lore
        .suggest('k')
        .slice(0, 3)
        .map((entry) => entry.name),
    ).toContain('James T. Kirk');
    expect(
      lore
        .suggest('s')
        .slice(0, 3)
        .map((entry) => entry.name),
    ).toContain('Spock');
  });

  it('offers the best known when nothing is typed yet', () => {
    expect(lore.suggest('').length).toBe(25);
    expect(lore.suggest('').every((entry) => entry.prominence >= 60)).toBe(true);
  });

  it('forgives a slip while still typing', () => {
    expect(lore.suggest('kurzo')[0]?.name).toBe('Curzon Dax');
    expect(lore.suggest('azetbe')[0]?.name).toBe('Azetbur');
  });
});
