import { ApplicationCommandOptionType } from 'discord.js';
import type { Action, App, Command } from '../src/bot/app.ts';
import type { TextPage } from '../src/cards/actions/action-id.ts';
import { leftOutId } from '../src/cards/actions/left-out.ts';
import { leftOutPageId } from '../src/cards/actions/left-out-page.ts';
import { timelinePageId } from '../src/cards/actions/timeline-page.ts';
import { timelineTextId } from '../src/cards/actions/timeline-text.ts';
import type { Choice } from '../src/cards/choices.ts';
import { LIMITS } from '../src/cards/limits.ts';
import { type Override, viewerWith } from '../src/cards/override.ts';
import { notice, type Reply } from '../src/cards/reply.ts';
import { quoteTyped } from '../src/cards/text.ts';
import { type Shape, timelineCard } from '../src/cards/timeline-card.ts';
import { timelineRestCard } from '../src/cards/timeline-rest-card.ts';
import type { Asker } from '../src/discord/command.ts';
import { placeAges } from '../src/lore/model/ages.ts';
import { capitalize } from '../src/lore/model/capitalize.ts';
import { DATE_FORMS } from '../src/lore/model/date.ts';
import type { Entry } from '../src/lore/model/model.ts';
import { isNamable, shownTo, type Viewer } from '../src/spoilers/viewer.ts';
import { type Timeline, timeline as timelineOf } from '../src/timeline/index.ts';
import { workThatGives } from '../src/timeline/own-calendar.ts';
import { readTypedSpan, tidyDate } from '../src/timeline/typed-span.ts';
import type { Deed } from './parts/action.ts';
import { canonOption, readCanon, withCanon } from './parts/canon.ts';
import { everywhere, privateOption } from './parts/definition.ts';
import { findEntry, findKnown, isReply, suggestEntries } from './parts/named-entry.ts';

const Type = ApplicationCommandOptionType;

export const timeline: Command = {
  definition: everywhere('timeline', 'What happened when: of a person, place, event, or a span of years', [
    {
      type: Type.String,
      name: 'of',
      description: 'A name, a year, or a span such as 2290-2295',
      required: true,
      autocomplete: true,
    },
    privateOption,
    canonOption,
  ]),
  suggest: withCanon(async ({ typed }, app, asker) =>
    [...spanChoice(typed), ...(await suggestEntries(typed, app, asker))].slice(0, LIMITS.choices),
  ),
  reply(options, app, asker) {
    const override = readCanon(options, app.lore.packs);
    if (isReply(override)) return override;
    const isPrivate = options.getBoolean('private') ?? false;
    const of = options.getString('of', true);
    return show(app, asker, { of, shape: 'picture', page: 0, private: isPrivate, override });
  },
};

export const turnTimeline = (shape: Shape): Deed<TextPage> => ({
  answers: 'in place',
  async reply({ page = 0, override, text: of }, _, app, pressed) {
    if (hasLeft(of, app)) return undefined;
    return show(app, pressed, { of, shape, page, private: pressed.private, override });
  },
});

/** Whether a button's entry is in no pack any more: its id would be looked for as if it were a name. */
const hasLeft = (key: string, { lore }: App) => key.includes('/') && lore.entry(key) === undefined;

/** Lists what a timeline left out; its pages turn in place. */
export const showTimelineRest = (answers: Action['answers']): Deed<TextPage> => ({
  answers,
  reply: async ({ page = 0, override, text: of }, _, app, pressed) => {
    if (hasLeft(of, app)) return undefined;
    const viewer = viewerWith(await app.viewerOf(pressed, true), override);
    const found = findTimeline(app, viewer, of);
    if (isReply(found)) return found;
    return timelineRestCard(found.timeline, {
      title: found.title,
      page,
      viewer,
      turnTo: (to) => leftOutPageId.build({ page: to, override, text: found.key }),
    });
  },
});

interface Wanted {
  of: string;
  shape: Shape;
  page: number;
  private: boolean;
  override: Override | undefined;
}

async function show(
  app: App,
  asker: Asker,
  { of, shape, page, private: isPrivate, override }: Wanted,
): Promise<Reply> {
  const viewer = viewerWith(await app.viewerOf(asker, isPrivate), override);
  // What is left out is only counted here.
  const found = findTimeline(app, viewer, of, 0);
  if (isReply(found)) return found;
  const { timeline: shown, title, own, key, remark } = found;
  return timelineCard(shown, {
    title,
    own,
    remark,
    page,
    private: isPrivate,
    viewer,
    shape,
    look: await app.lookOf(asker),
    turnTo: (to, as) => TURNED[as].build({ page: to, override, text: key }),
    restId: leftOutId.build({ override, text: key }),
  });
}

const TURNED = { picture: timelinePageId, words: timelineTextId } as const;

interface Found {
  timeline: Timeline;
  title: string;
  /** The entry that it is of. */
  own?: Entry;
  /** What the custom ids of its buttons carry. */
  key: string;
  /** How it was understood, where that is not what was typed. */
  remark?: string;
}

/** A span of a large pack holds thousands of things; nobody turns more pages than these fill. */
const MOST_OF_A_SPAN = 96;

/** A custom id holds no more. */
const LONGEST_KEY = 60;

/** The timeline of what was typed, or why there is none. */
function findTimeline(app: App, viewer: Viewer, typed: string, mostDetails?: number): Found | Reply {
  const accept = shownTo(viewer);
  const placed = placeAges(
    typed,
    app.lore.packs.flatMap(({ eras }) => eras),
  );
  const read = readTypedSpan(placed ?? typed);
  const named = read && entryCalled(typed, app);
  if (read && !named) {
    if (read.kind === 'stardate') return aroundCount(app, viewer, read.count, mostDetails);
    if (read.kind === 'impossible') return noDate(typed);
    const { span, text, isTurned } = read;
    const found = timelineOf(app.years, span, { accept, most: MOST_OF_A_SPAN, mostDetails });
    const remark =
      isTurned && placed === undefined
        ? { remark: `Turned round, from the earlier to the later: ${text}.` }
        : {};
    // A year of an age is asked for again as it was typed, not as what it is counted as.
    const asked = placed === undefined || typed.trim().length > LONGEST_KEY ? text : typed.trim();
    return { timeline: found, title: asked, key: asked, ...remark };
  }
  const found = findEntry(named ? named.id : typed, app, viewer);
  if (isReply(found)) return /\d/.test(typed) ? withDateForms(found) : found;
  const item = findKnown(found.entry.id, app, viewer);
  if (isReply(item)) return item;
  const made = timelineOf(app.years, { entry: item }, { accept });
  return { timeline: made, title: item.name, own: item, key: item.id };
}

/** The time of the work that gives a date of its own calendar, of those that the viewer may hear of. */
function aroundCount(app: App, viewer: Viewer, count: number, mostDetails?: number): Found | Reply {
  const works = app.lore.packs
    .flatMap((pack) => pack.works)
    .filter((work) => work.set !== undefined && isNamable(work, viewer));
  const given = workThatGives(works, count);
  const set = given?.work.set;
  if (!given || !set) return NO_STARDATE;
  const options = { accept: shownTo(viewer), most: MOST_OF_A_SPAN, mostDetails };
  return {
    timeline: timelineOf(app.years, { from: set, to: set }, options),
    title: set.text,
    key: set.text,
    remark: `${capitalize(given.text)} is in ${given.work.title}, set in ${set.text}.`,
  };
}

/** An entry whose very name reads like a date. */
function entryCalled(typed: string, { lore }: App): Entry | undefined {
  const found = lore.find(typed);
  if (!found.ok) return undefined;
  const { name, aliases } = found.item;
  const isCalled = [name, ...aliases.map((alias) => alias.name)].some(
    (one) => tidyDate(one) === tidyDate(typed),
  );
  return isCalled ? found.item : undefined;
}

const FORMS = `Dates look like: ${DATE_FORMS}.`;

const NO_STARDATE = notice('No such stardate', `No work here gives that date. ${FORMS}`);

const noDate = (typed: string) => notice('No such date', `${quoteTyped(typed)} is no date. ${FORMS}`);

/** Digits that are no name for certain may have been meant as a date. */
function withDateForms(reply: Reply): Reply {
  const [embed, ...others] = reply.embeds;
  return embed
    ? { ...reply, embeds: [{ ...embed, description: `${embed.description ?? ''}\n\n${FORMS}` }, ...others] }
    : reply;
}

/** What is typed as a date is offered as one, so that nobody has to choose an entry instead. */
function spanChoice(typed: string): Choice[] {
  const read = readTypedSpan(typed);
  // Three digits are most likely a year that is still being typed.
  if (read?.kind !== 'span' || !/\d{4}|century/.test(read.text)) return [];
  return [{ name: `${read.text} · span of time`, value: read.text }];
}
