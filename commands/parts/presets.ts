/** Games that a server keeps under a name: chosen, saved, taken out. */
import type { App } from '../../src/bot/app.ts';
import { PRESET } from '../../src/bot/settings.ts';
import type { Choice } from '../../src/cards/choices.ts';
import { LIMITS } from '../../src/cards/limits.ts';
import { notice, type Reply } from '../../src/cards/reply.ts';
import { clip, count, escapeText, quoteTyped } from '../../src/cards/text.ts';
import type { Asker, Options } from '../../src/discord/command.ts';
import { MOST_PRESETS, type Preset, PRESETS, presetKey, presetsWith } from '../../src/games/preset.ts';
import { topicOf } from '../../src/games/topic.ts';
import { isLevel } from '../../src/trivia/level.ts';
import { isMode } from '../../src/trivia/mode.ts';
import { noTopic, topicTyped } from './topics.ts';

/** Those that a server's staff keeps. */
export const ownPresets = async ({ storage }: App, guildId: string | null): Promise<Preset[]> =>
  guildId === null ? [] : PRESET.among(await storage.settings.guild.all(guildId));

/** `hard, lightning, 10 questions, 15 seconds each`. */
function inWords({ topic, level, mode, length, seconds }: Preset, app: App): string {
  const about = topic === null ? undefined : topicOf(topic, app.lore)?.name;
  return [
    ...(about === undefined ? [] : [about]),
    ...(level === null ? [] : [level]),
    ...(mode === 'classic' ? [] : [mode]),
    count(length, 'question'),
    ...(seconds === null ? [] : [`${seconds} seconds each`]),
  ].join(', ');
}

const matching = (presets: readonly Preset[], typed: string, app: App): Choice[] =>
  presets
    .filter(({ name }) => presetKey(name).includes(presetKey(typed)))
    .slice(0, LIMITS.choices)
    .map((preset) => ({
      name: clip(`${preset.name}: ${inWords(preset, app)}`, LIMITS.choiceName),
      value: preset.name,
    }));

export const presetChoices = async (typed: string, app: App, { guildId }: Asker): Promise<Choice[]> =>
  matching(presetsWith(await ownPresets(app, guildId)), typed, app);

export const ownPresetChoices = async (typed: string, app: App, { guildId }: Asker): Promise<Choice[]> =>
  matching(await ownPresets(app, guildId), typed, app);

/** The one of that name; undefined for none. */
export async function presetNamed(typed: string, app: App, { guildId }: Asker): Promise<Preset | undefined> {
  const presets = presetsWith(await ownPresets(app, guildId));
  return presets.find(({ name }) => presetKey(name) === presetKey(typed));
}

export const noPreset = (typed: string): Reply =>
  notice('No such preset', `There is no preset ${quoteTyped(typed)}. Choose one from the list.`);

/** Keeps what was chosen under the name, in place of one of that name. */
export async function savePreset(options: Options, app: App, asker: Asker, guildId: string): Promise<Reply> {
  const name = options.getString('name', true).trim().replace(/\s+/g, ' ');
  if (presetKey(name) === '') return notice('Not saved', 'Give it a name.');
  const typed = options.getString('topic');
  const topic = typed === null ? undefined : await topicTyped(typed, app, asker);
  if (typed !== null && !topic) return noTopic(typed);
  const [level, mode] = [options.getString('difficulty'), options.getString('mode')];
  const preset: Preset = {
    name,
    topic: topic?.id ?? null,
    level: isLevel(level) ? level : null,
    mode: isMode(mode) ? mode : 'classic',
    length: options.getInteger('length') ?? 5,
    seconds: options.getInteger('seconds'),
  };
  const own = await ownPresets(app, guildId);
  const isNew = !own.some((one) => presetKey(one.name) === presetKey(name));
  if (isNew && own.length >= MOST_PRESETS)
    return notice(
      'Not saved',
      `A server keeps ${MOST_PRESETS} presets. Take one out with \`/trivia-admin preset-remove\`.`,
    );
  await app.storage.settings.guild.set(guildId, PRESET.of(name), preset);
  return notice(
    isNew ? 'Preset saved' : 'Preset changed',
    `**${escapeText(name)}**: ${escapeText(inWords(preset, app))}. \`/trivia play preset:\` begins it.`,
  );
}

export async function removePreset(options: Options, app: App, guildId: string): Promise<Reply> {
  const typed = options.getString('name', true);
  const isMeant = ({ name }: Preset) => presetKey(name) === presetKey(typed);
  const found = (await ownPresets(app, guildId)).find(isMeant);
  const everywhere = found ? undefined : PRESETS.find(isMeant);
  if (everywhere)
    return notice(
      'It stays',
      `**${everywhere.name}** is in the list of every server. One that you keep under its name takes its place.`,
    );
  if (!found) return noPreset(typed);
  await app.storage.settings.guild.unset(guildId, PRESET.of(found.name));
  return notice('Preset taken out', `**${escapeText(found.name)}** is in the list no more.`);
}
