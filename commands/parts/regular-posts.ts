/** What a server has posted each day beside the daily question: set up, refused kindly, ended. */
import type { App } from '../../src/bot/app.ts';
import { zoneOf } from '../../src/bot/settings.ts';
import { REGULAR_NAMES } from '../../src/cards/regular-card.ts';
import { notice, type Reply } from '../../src/cards/reply.ts';
import { grant } from '../../src/cards/schedule-card.ts';
import { refused } from '../../src/cards/try-again.ts';
import { nextRegular } from '../../src/daily/run-regular.ts';
import type { RegularChoice } from '../../src/storage/regular-posts.ts';
import type { FilledIn } from './action.ts';
import { readHour, readSkipped } from './daily-hour.ts';
import { status } from './daily-schedule.ts';
import { STAFF_ONLY } from './definition.ts';
import { NO_DRAFT } from './try-again.ts';

type RegularKind = RegularChoice['kind'];

export const REGULAR_CHOICES = Object.entries(REGULAR_NAMES).map(([value, name]) => ({ name, value }));

const isRegular = (kind: string): kind is RegularKind => kind in REGULAR_NAMES;

/** What was typed and chosen: `what`, `channel`, `time`, and `zone` and `skip` where given. */
type Typed = Readonly<Record<string, string>>;

interface Staff {
  guildId: string;
  userId: string;
}

export async function addRegular(app: App, { guildId, userId }: Staff, typed: Typed): Promise<Reply> {
  const kind = typed['what'] ?? '';
  if (!isRegular(kind)) return notice('Nothing of that kind', 'Choose what to post from the list.');
  const before = await app.storage.regularPosts.get({ guildId, kind });
  const { choice, wrong } = await readChoice(app, { guildId, kind, typed, before });
  if (!choice) {
    const draft = app.newId();
    app.drafts.keep(draft, { userId, typed });
    return refused(before ? 'Not changed' : 'Not set up yet', wrong.join('\n'), { form: 'daily-add', draft });
  }
  const nextAt = nextRegular({ ...choice, postedDate: before?.postedDate ?? null }, app.now());
  await app.storage.regularPosts.put(choice, nextAt);
  return status(app, guildId, `${REGULAR_NAMES[kind]}: set up`);
}

async function readChoice(
  app: App,
  {
    guildId,
    kind,
    typed,
    before,
  }: { guildId: string; kind: RegularKind; typed: Typed; before: RegularChoice | undefined },
): Promise<{ choice?: RegularChoice; wrong: string[] }> {
  const channelId = typed['channel'] ?? '';
  const zone = typed['zone'] ?? before?.zone ?? (await zoneOf(app.storage, guildId));
  const hour = readHour(typed['time'] ?? '', zone, app.now());
  const skip = readSkipped(typed['skip'], before?.skipWeekdays);
  const access = await app.channels.check(guildId, channelId, { thread: false });
  const wrong = [
    ...(hour.ok ? [] : hour.wrong),
    ...(skip.ok ? [] : [skip.wrong]),
    ...(access.ok ? [] : [`**channel:** ${grant(channelId, access.missing)}`]),
    ...(kind === 'mystery' && app.mysteries.length === 0
      ? ['**what:** No pack here tells enough of anybody to ask who they are.']
      : []),
  ];
  if (wrong.length > 0 || !hour.ok || !skip.ok) return { wrong };
  const { time } = hour;
  return { wrong, choice: { guildId, kind, channelId, time, zone: hour.zone, skipWeekdays: skip.days } };
}

/** The form as it was refused, with what was typed anew. */
export const addRegularAgain: FilledIn<{ id: string }> = {
  answers: 'in place',
  async reply({ id }, value, app, { manages, guildId, userId }) {
    if (!manages || guildId === null) return STAFF_ONLY;
    const before = app.drafts.of(id, userId);
    if (!before) return NO_DRAFT;
    const { skip: _, ...chosen } = before;
    const inputs = ['time', 'zone', 'skip'].flatMap((name) => {
      const text = value(name).trim();
      return text === '' ? [] : [[name, text] as const];
    });
    return addRegular(app, { guildId, userId }, { ...chosen, ...Object.fromEntries(inputs) });
  },
};

export async function dropRegular(app: App, guildId: string, kind: string): Promise<Reply> {
  const isSet = isRegular(kind) && (await app.storage.regularPosts.remove({ guildId, kind }));
  if (!isSet)
    return notice('It is not posted', 'Nothing of that kind is set up. `/daily status` shows what is.');
  return notice(`${REGULAR_NAMES[kind]}: off`, 'It is not posted any more. `/daily add` sets it up again.');
}
