import { type Findable, roleWords } from '../../../src/lore/names/index.ts';
import { readShared } from '../../../src/lore/pack/shared.ts';

/** Words that every pack has. */
export const { words: WORDS } = readShared();
export const ROLES = roleWords(WORDS);

const entry = (
  id: string,
  name: string,
  kind: string,
  prominence: number,
  more: Partial<Findable> = {},
): Findable => ({ id: `khitomer/${id}`, name, kind, prominence, aliases: [], ...more });

/** People, places, ships and events of the Khitomer era: enough for namesakes, titles and odd spellings. */
export const smallList: readonly Findable[] = [
  entry('curzon-dax', 'Curzon Dax', 'person', 85, { aliases: ['Curzon', 'Ambassador Dax'] }),
  entry('jadzia-dax', 'Jadzia Dax', 'person', 90, { aliases: ['Jadzia', 'Lieutenant Dax'] }),
  entry('ezri-dax', 'Ezri Dax', 'person', 60, { aliases: ['Ezri', 'Ezri Tigan'] }),
  entry('gorkon', 'Gorkon', 'person', 86, {
    aliases: ['Chancellor Gorkon'],
    keywords: ['gorcon', 'chancellor killed on kronos one'],
  }),
  entry('azetbur', 'Azetbur', 'person', 80, { aliases: ['Chancellor Azetbur'] }),
  entry('chang', 'Chang', 'person', 75, { aliases: ['General Chang'] }),
  entry('kirk', 'James T. Kirk', 'person', 100, { aliases: ['Captain Kirk'] }),
  entry('kirk-mirror', 'James T. Kirk (mirror)', 'person', 40, { continuity: 'mirror' }),
  entry('spock', 'Spock', 'person', 99, { aliases: ['Captain Spock', 'Ambassador Spock'] }),
  entry('spock-mirror', 'Spock (mirror)', 'person', 45, { continuity: 'mirror', aliases: ['Emperor Spock'] }),
  entry('sarek', 'Sarek', 'person', 70, { aliases: ['Ambassador Sarek'] }),
  entry('worf', 'Worf (son of Mogh)', 'person', 95, { aliases: ['Worf', 'Worf Rozhenko'] }),
  entry('colonel-worf', 'Worf (Colonel)', 'person', 50, { aliases: ['Colonel Worf'] }),
  entry('worf-mirror', 'Worf (mirror)', 'person', 30, { continuity: 'mirror', aliases: ['Regent Worf'] }),
  entry('ra-ghoratreii', 'Ra-ghoratreii', 'person', 55, { aliases: ['President Ra-ghoratreii'] }),
  entry('sulu', 'Hikaru Sulu', 'person', 80, { aliases: ['Captain Sulu'] }),
  entry('uhura', 'Nyota Uhura', 'person', 78, { aliases: ['Commander Uhura'] }),
  entry('mccoy', 'Leonard McCoy', 'person', 79, { aliases: ['Doctor McCoy', 'Bones'] }),
  entry('khitomer', 'Khitomer', 'place', 88),
  entry('camp-khitomer', 'Camp Khitomer', 'place', 40),
  entry('qonos', "Qo'noS", 'place', 77, { aliases: ['Kronos'] }),
  entry('praxis', 'Praxis', 'place', 60),
  entry('rura-penthe', 'Rura Penthe', 'place', 58),
  entry('deep-space-9', 'Deep Space 9', 'place', 76, { aliases: ['DS9', 'Terok Nor'] }),
  entry('conference', 'Khitomer Conference', 'event', 92, { aliases: ['Khitomer summit'] }),
  entry('conference-mirror', 'Khitomer Conference (mirror)', 'event', 20, { continuity: 'mirror' }),
  entry('massacre', 'Khitomer Massacre', 'event', 57),
  entry('accords', 'Khitomer Accords', 'agreement', 83, { aliases: ['Khitomer treaty'] }),
  entry('enterprise', 'USS Enterprise (NCC-1701)', 'ship', 70, { aliases: ['USS Enterprise', 'NCC-1701'] }),
  entry('enterprise-a', 'USS Enterprise (NCC-1701-A)', 'ship', 87, {
    aliases: ['USS Enterprise-A', 'Enterprise-A', 'NCC-1701-A'],
  }),
  entry('enterprise-b', 'USS Enterprise (NCC-1701-B)', 'ship', 50, {
    aliases: ['USS Enterprise-B', 'Enterprise-B', 'NCC-1701-B'],
  }),
  entry('excelsior', 'USS Excelsior (NCC-2000)', 'ship', 66, { aliases: ['USS Excelsior', 'Excelsior'] }),
  entry('kronos-one', 'Kronos One', 'ship', 52, { aliases: ["Gorkon's flagship"] }),
  entry('president', 'Federation President', 'office', 35),
  entry('praetor', 'Praetor', 'office', 30),
  entry('klingon', 'Klingon', 'species', 82, { aliases: ['Klingons'] }),
  entry('vulcan', 'Vulcan (species)', 'species', 68, { aliases: ['Vulcans'] }),
];
