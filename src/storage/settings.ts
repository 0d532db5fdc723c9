import type { Engine } from './engine.ts';
import { remembered } from './remembered.ts';
import { runShared } from './run-shared.ts';

/** One thing that can be set: its key in the database and how its value is written there. */
export interface Setting<T> {
  readonly key: string;
  /** Undefined for a text that no version of Curzon would write now: then the default holds. */
  read(text: string): T | undefined;
  write(value: T): string;
}

export const textSetting = (key: string): Setting<string> => ({
  key,
  read: (text) => text,
  write: (value) => value,
});

export const flagSetting = (key: string): Setting<boolean> => ({
  key,
  read: (text) => (text === 'yes' ? true : text === 'no' ? false : undefined),
  write: (value) => (value ? 'yes' : 'no'),
});

/** Words without blanks, at least one. */
export const listSetting = (key: string): Setting<readonly string[]> => ({
  key,
  read: (text) => (text === '' ? undefined : text.split(' ')),
  write: (value) => value.join(' '),
});

/** One of a few words. */
export const choiceSetting = <T extends string>(key: string, choices: readonly T[]): Setting<T> => ({
  key,
  read: (text) => choices.find((choice) => choice === text),
  write: (value) => value,
});

/** One of everything that was set for an owner. */
export function readSetting<T>(all: ReadonlyMap<string, string>, setting: Setting<T>): T | undefined {
  const text = all.get(setting.key);
  return text === undefined ? undefined : setting.read(text);
}

/** What was set for one owner (a guild, a channel or a member). */
export interface OwnerSettings {
  /** Undefined when it was never set. */
  get<T>(ownerId: string, setting: Setting<T>): Promise<T | undefined>;
  set<T>(ownerId: string, setting: Setting<T>, value: T): Promise<void>;
  unset(ownerId: string, setting: Setting<unknown>): Promise<void>;
  /** Everything that was set, as written, by key. */
  all(ownerId: string): Promise<ReadonlyMap<string, string>>;
}

/** Settings of channels; a channel's guild is kept too, so that they go when Curzon leaves it. */
interface ChannelSettings extends Omit<OwnerSettings, 'set'> {
  set<T>(channel: { guildId: string; channelId: string }, setting: Setting<T>, value: T): Promise<void>;
  /** The channels of a guild in which it was set, by id. */
  inGuild<T>(guildId: string, setting: Setting<T>): Promise<{ channelId: string; value: T }[]>;
}

export interface Settings {
  guild: OwnerSettings;
  channel: ChannelSettings;
  user: OwnerSettings;
}

export function createSettings(engine: Engine): Settings {
  const { db } = engine;
  const { write } = engine.settings;
  return {
    guild: {
      ...stored('guildSettings', 'guildId', engine),
      set: (guildId, setting, value) =>
        write(async (trx) => {
          await trx
            .insertInto('guildSettings')
            .values({ guildId, key: setting.key, value: setting.write(value) })
            .onConflict((conflict) =>
              conflict.columns(['guildId', 'key']).doUpdateSet({ value: setting.write(value) }),
            )
            .execute();
        }),
    },
    channel: {
      ...stored('channelSettings', 'channelId', engine),
      set: ({ guildId, channelId }, setting, value) =>
        write(async (trx) => {
          await trx
            .insertInto('channelSettings')
            .values({ guildId, channelId, key: setting.key, value: setting.write(value) })
            .onConflict((conflict) =>
              conflict.columns(['channelId', 'key']).doUpdateSet({ guildId, value: setting.write(value) }),
            )
            .execute();
        }),
      async inGuild(guildId, setting) {
        const rows = await db
          .selectFrom('channelSettings')
          .select(['channelId', 'value'])
          .where('guildId', '=', guildId)
          .where('key', '=', setting.key)
          .orderBy('channelId')
          .execute();
        return rows.flatMap(({ channelId, value }) => {
          const read = setting.read(value);
          return read === undefined ? [] : [{ channelId, value: read }];
        });
      },
    },
    user: {
      ...stored('userSettings', 'userId', engine),
      set: (userId, setting, value) =>
        write(async (trx) => {
          await trx
            .insertInto('userSettings')
            .values({ userId, key: setting.key, value: setting.write(value) })
            .onConflict((conflict) =>
              conflict.columns(['userId', 'key']).doUpdateSet({ value: setting.write(value) }),
            )
            .execute();
        }),
    },
  };
}

interface Pair {
  key: string;
  value: string;
}

/** The three tables differ in their owner's column alone; Kysely's types cannot follow a column by variable. */
function stored(
  table: 'guildSettings' | 'channelSettings' | 'userSettings',
  owner: string,
  { db, settings }: Engine,
): Omit<OwnerSettings, 'set'> {
  const rows = remembered(
    settings,
    runShared(
      (ownerId): Promise<Pair[]> =>
        db.selectFrom(table).select(['key', 'value']).where(db.dynamic.ref(owner), '=', ownerId).execute(),
    ),
  );
  return {
    async get(ownerId, setting) {
      const found = (await rows(ownerId)).find(({ key }) => key === setting.key);
      return found && setting.read(found.value);
    },
    unset: (ownerId, setting) =>
      settings.write(async (trx) => {
        await trx
          .deleteFrom(table)
          .where(trx.dynamic.ref(owner), '=', ownerId)
          .where('key', '=', setting.key)
          .execute();
      }),
    all: async (ownerId) => new Map((await rows(ownerId)).map(({ key, value }) => [key, value])),
  };
}
