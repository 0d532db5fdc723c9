/** Games that are begun by one word: what was chosen once is kept under a name. */
import { z } from 'zod';
import { LEVELS } from '../trivia/level.ts';
import { MODES } from '../trivia/mode.ts';

const PresetChoice = z.object({
  name: z.string(),
  topic: z.string().nullable(),
  level: z.enum(LEVELS).nullable(),
  mode: z.enum(MODES),
  /** How many questions. */
  length: z.number().int(),
  /** How long a question stays open at most; null: as long as the mode has it. */
  seconds: z.number().int().nullable(),
});
export type Preset = z.infer<typeof PresetChoice>;

/** So many a server may keep: all of them fit the list of choices, with those that every server has. */
export const MOST_PRESETS = 20;

const ANY = { topic: null, level: null, mode: 'classic', seconds: null } as const;

/** Those that every server has. */
export const PRESETS: readonly Preset[] = [
  { ...ANY, name: 'Quick', length: 5 },
  { ...ANY, name: 'Marathon', length: 20 },
  { ...ANY, name: 'Lightning', mode: 'lightning', length: 10 },
  { ...ANY, name: 'Last one standing', mode: 'elimination', length: 20 },
  { ...ANY, name: 'For experts', level: 'hard', length: 10 },
];

/** By which two names are the same. */
export const presetKey = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ');

export const writePreset = (preset: Preset): string => JSON.stringify(preset);

/** Undefined for a text that no version of Curzon would write now. */
export function readPreset(text: string): Preset | undefined {
  try {
    return PresetChoice.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A server's own by name, then those that every server has; an own one hides one of the same name. */
export function presetsWith(own: readonly Preset[]): Preset[] {
  const taken = new Set(own.map(({ name }) => presetKey(name)));
  return [
    ...own.toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    ...PRESETS.filter(({ name }) => !taken.has(presetKey(name))),
  ];
}
