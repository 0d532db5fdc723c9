import { ApplicationCommandOptionType } from 'discord.js';
import type { Action, App, Command } from '../src/bot/app.ts';
import { CANON, chosenAmong, lookOf, PACKS, PICTURES, SPOILERS, ZONE, zoneOf } from '../src/bot/settings.ts';
import type { ActionId, NoArgs } from '../src/cards/actions/action-id.ts';
import { changeTimeId } from '../src/cards/actions/change-time.ts';
import { clearLimitId } from '../src/cards/actions/clear-limit.ts';
import { dailyPauseId } from '../src/cards/actions/daily-pause.ts';
import { dailyResumeId } from '../src/cards/actions/daily-resume.ts';
import { dailyTodayId } from '../src/cards/actions/daily-today.ts';
import { setCanonId } from '../src/cards/actions/set-canon.ts';
import { setPacksId } from '../src/cards/actions/set-packs.ts';
import { setPicturesId } from '../src/cards/actions/set-pictures.ts';
import { setSpoilersId } from '../src/cards/actions/set-spoilers.ts';
import { dailyTimeForm, dailyTimeFormId } from '../src/cards/forms/daily-time.ts';
import { serverSpoilersForm, serverSpoilersFormId } from '../src/cards/forms/server-spoilers.ts';
import { type ChosenPack, packsCard } from '../src/cards/packs-card.ts';
import type { Answer } from '../src/cards/reply.ts';
import { notice, type Reply } from '../src/cards/reply.ts';
import { settingsCard } from '../src/cards/settings-card.ts';
import { quoteTyped } from '../src/cards/text.ts';
import { resolveZone, suggestZones } from '../src/daily/zones.ts';

import { action, type FilledIn, formOf } from './parts/action.ts';
import { canonChoices, canonOf, EVERY_TIER, noSuchLine } from './parts/canon.ts';
import { readHour, zonesLike } from './parts/daily-hour.ts';
import { pause, regularViews, resume, setTime, setToday, viewOf } from './parts/daily-schedule.ts';
import { forStaff, STAFF_ONLY } from './parts/definition.ts';
import { ownPresets } from './parts/presets.ts';
import { seasonsOf } from './parts/season-role.ts';
import { LONGEST_LIMIT, setLimit } from './spoilers.ts';

const Type = ApplicationCommandOptionType;

export const settings: Command = {
  definition: forStaff('settings', 'What is set for this server, and what each setting does', [
    { type: Type.Subcommand, name: 'show', description: 'Everything on one page, with menus to change it' },
    {
      type: Type.Subcommand,
      name: 'canon',
      description: 'Which sources count in this server',
      options: [
        {
          type: Type.String,
          name: 'tier',
          description: 'The weakest source that counts',
          required: true,
          autocomplete: true,
        },
      ],
    },
    {
      type: Type.Subcommand,
      name: 'packs',
      description: 'Which lore packs this server is answered from, where there are several',
    },
    {
      type: Type.Subcommand,
      name: 'pictures',
      description: 'Whether timelines, connections and answers are drawn, and for which of Discord’s themes',
      options: [
        {
          type: Type.String,
          name: 'theme',
          description: 'Either theme’s pictures can be read on both; none has the same in words',
          required: true,
          choices: [
            { name: 'dark', value: 'dark' },
            { name: 'light', value: 'light' },
            { name: 'none: words alone', value: 'none' },
          ],
        },
      ],
    },
    {
      type: Type.Subcommand,
      name: 'time-zone',
      description: 'Where the server is, so that /today knows its day; /daily setup has its own',
      options: [
        {
          type: Type.String,
          name: 'zone',
          description: 'Type a city, a country or CET',
          required: true,
          autocomplete: true,
        },
      ],
    },
  ]),
  suggest: ({ option, typed }, { lore, now }) =>
    option === 'zone' ? suggestZones(typed, now()) : canonChoices(typed, lore.packs),
  async reply(options, app, asker) {
    if (!asker.manages || asker.guildId === null) return STAFF_ONLY;
    switch (options.getSubcommand()) {
      case 'canon':
        return setCanon(app, asker.guildId, options.getString('tier', true));
      case 'packs':
        return packsCard(await packsOf(app, asker.guildId));
      case 'pictures':
        return setPictures(app, asker.guildId, options.getString('theme', true));
      case 'time-zone':
        return setZone(app, asker.guildId, options.getString('zone', true));
      default:
        return page(app, asker.guildId);
    }
  },
};

async function page(app: App, guildId: string): Promise<Reply> {
  const { settings, schedules, customQuestions, switchedOff, leftOut } = app.storage;
  const packs = await packsOf(app, guildId);
  const [canon, spoilers, channels, look, zone, schedule, questions, others, off, seasons, presets, out] =
    await Promise.all([
      settings.guild.get(guildId, CANON),
      settings.guild.get(guildId, SPOILERS),
      settings.channel.inGuild(guildId, SPOILERS),
      lookOf(app.storage, guildId),
      zoneOf(app.storage, guildId),
      schedules.get(guildId),
      customQuestions.list(guildId),
      regularViews(app, guildId),
      switchedOff.list(guildId),
      seasonsOf(app, guildId),
      ownPresets(app, guildId),
      leftOut.list(guildId),
    ]);
  return settingsCard({
    packs,
    canon: canonChoices('', app.lore.packs).map(({ name, value }) => ({
      name,
      value,
      chosen: value === (canon ?? EVERY_TIER),
    })),
    spoilers,
    channels: channels.map(({ channelId, value }) => ({
      channelId,
      name: app.channels.nameOf(guildId, channelId),
      limit: value,
    })),
    pictures: look?.theme ?? 'none',
    zone,
    daily: schedule && { schedule, view: await viewOf(app, schedule) },
    others,
    questions: questions.length,
    switchedOff: off.length,
    seasons,
    presets: presets.map(({ name }) => name),
    leftOut: out.length,
    hidden: app.hidden?.entries.length ?? 0,
  });
}

async function packsOf(app: App, guildId: string): Promise<ChosenPack[]> {
  const ids = await app.storage.settings.guild.get(guildId, PACKS);
  const chosen = chosenAmong(app.loaded, ids);
  return app.loaded.map((pack) => ({ pack, chosen: chosen.includes(pack) }));
}

/** One that is there stays in any case; who has all of them gets those that come later too. */
async function setPacks(app: App, guildId: string, values: readonly string[]): Promise<Reply> {
  const chosen = app.loaded.map(({ id }) => id).filter((id) => values.includes(id));
  const { guild } = app.storage.settings;
  if (chosen.length === app.loaded.length) await guild.unset(guildId, PACKS);
  else if (chosen.length > 0) await guild.set(guildId, PACKS, chosen);
  return packsCard(await packsOf(app, guildId));
}

async function setCanon(app: App, guildId: string, typed: string): Promise<Reply> {
  const line = canonOf(typed, app.lore.packs);
  if (line === undefined) return noSuchLine(typed, app.lore.packs);
  const { guild } = app.storage.settings;
  await (line === EVERY_TIER ? guild.unset(guildId, CANON) : guild.set(guildId, CANON, line));
  return page(app, guildId);
}

async function setPictures(app: App, guildId: string, typed: string): Promise<Reply> {
  const theme = PICTURES.read(typed);
  if (theme === undefined)
    return notice('No such theme', `${quoteTyped(typed)} is none. Use **dark**, **light** or **none**.`);
  await app.storage.settings.guild.set(guildId, PICTURES, theme);
  return page(app, guildId);
}

async function setZone(app: App, guildId: string, typed: string): Promise<Reply> {
  const zone = resolveZone(typed, app.now());
  if (zone === undefined)
    return notice(
      'No such time zone',
      `${quoteTyped(typed)} is no time zone for certain. ${zonesLike(typed, app.now())}`,
    );
  await app.storage.settings.guild.set(guildId, ZONE, zone);
  return page(app, guildId);
}

/** The channel comes from a menu, so it is looked for in this server: an id of another one's changes nothing. */
async function clearChannel(app: App, guildId: string, wanted: string): Promise<Reply> {
  const { channel } = app.storage.settings;
  const known = await channel.inGuild(guildId, SPOILERS);
  if (known.some(({ channelId }) => channelId === wanted)) await channel.unset(wanted, SPOILERS);
  return page(app, guildId);
}

/** An action for those who may manage the server: who lost that right since the page came is refused. */
const staffAction = <Name extends string, Args>(
  id: ActionId<Name, Args>,
  run: (
    app: App,
    guildId: string,
    given: { args: Args; value: string; values: readonly string[] },
  ) => Promise<Answer>,
): Action<Name> =>
  action(id, {
    answers: 'in place',
    reply: (args, values, app, { manages, guildId }) =>
      manages && guildId !== null ? run(app, guildId, { args, value: values[0] ?? '', values }) : STAFF_ONLY,
  });

export const settingsActions = {
  'set-canon': staffAction(setCanonId, (app, guildId, { value }) => setCanon(app, guildId, value)),
  'set-packs': staffAction(setPacksId, (app, guildId, { values }) => setPacks(app, guildId, values)),
  'set-pictures': staffAction(setPicturesId, (app, guildId, { value }) => setPictures(app, guildId, value)),
  'set-spoilers': staffAction(setSpoilersId, async (app, guildId) =>
    serverSpoilersForm((await app.storage.settings.guild.get(guildId, SPOILERS)) ?? '', LONGEST_LIMIT),
  ),
  'clear-limit': staffAction(clearLimitId, (app, guildId, { value }) => clearChannel(app, guildId, value)),
  'daily-pause': staffAction(dailyPauseId, async (app, guildId) => {
    await pause(app, guildId);
    return page(app, guildId);
  }),
  'daily-resume': staffAction(dailyResumeId, async (app, guildId) => {
    await resume(app, guildId);
    return page(app, guildId);
  }),
  'daily-today': staffAction(dailyTodayId, async (app, guildId, { args: { on } }) => {
    if (await app.storage.schedules.get(guildId)) await setToday(app, guildId, on);
    return page(app, guildId);
  }),
  'change-time': staffAction(changeTimeId, async (app, guildId) => {
    const schedule = await app.storage.schedules.get(guildId);
    return schedule ? dailyTimeForm(schedule) : page(app, guildId);
  }),
};

const setServerLimit: FilledIn<NoArgs> = {
  reply: (_, value, app, asker) =>
    asker.manages && asker.guildId !== null ? setLimit(app, asker, 'server', value('limit')) : STAFF_ONLY,
};

/** A form of the page's: what it changed is seen on the page itself, and what it refused is said apart. */
const onPage = (
  form: FilledIn<NoArgs>,
  isRight: (app: App, value: (input: string) => string) => boolean,
): FilledIn<NoArgs> => ({
  answers: 'in place',
  async reply(args, value, app, asker) {
    const said = await form.reply(args, value, app, asker);
    if (said && asker.manages && asker.guildId !== null && isRight(app, value))
      return page(app, asker.guildId);
    return said && { ...said, apart: true };
  },
});

export const settingsForms = {
  'server-spoilers': formOf(
    serverSpoilersFormId,
    onPage(setServerLimit, ({ limits }, value) => {
      // Left empty, the form takes the limit away.
      const typed = value('limit').trim();
      return typed === '' || limits.read(typed).ok;
    }),
  ),
  'daily-time': formOf(
    dailyTimeFormId,
    onPage(setTime, (app, value) => readHour(value('time'), value('zone'), app.now()).ok),
  ),
};
