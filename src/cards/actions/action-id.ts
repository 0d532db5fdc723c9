/**
 * What a button, a menu or a form means, carried in its custom id so that it works after a restart: a version, a name
 * and arguments, such as `1|card|khitomer/curzon-dax|2`. Each name has one file that alone writes and reads its
 * arguments. An id of another version is answered kindly and never guessed at.
 */
import { LIMITS } from '../limits.ts';
import type { Override } from '../override.ts';
import { lengthOf } from '../text.ts';

const VERSION = '1';
/** No pack may have a tier with a longer id. */
const LONGEST_OVERRIDE = 16;

/** Nothing beside the name. */
export type NoArgs = Record<never, never>;

export interface ActionId<Name extends string = string, Args = NoArgs> {
  readonly name: Name;
  /** @throws RangeError when it would be longer than Discord allows. */
  build(...args: NoArgs extends Args ? [args?: Args] : [args: Args]): string;
  /** `undefined` for an id of another name or version, or one without what it needs. */
  parse(customId: string): Args | undefined;
}

/** The name in a custom id; `undefined` for an id that this version does not make. */
export function nameIn(customId: string): string | undefined {
  const [version, name] = customId.split('|');
  return version === VERSION && name ? name : undefined;
}

/**
 * @param write the arguments as they stand in the custom id; `undefined` ones are left out.
 * @param read the other way round; `undefined` where they mean nothing.
 */
export const actionId = <Name extends string, Args>(
  name: Name,
  write: (args: Args) => readonly (string | number | undefined)[],
  read: (parts: readonly string[]) => Args | undefined,
): ActionId<Name, Args> => ({
  name,
  build(...[args]) {
    const parts = write(args ?? ({} as Args)).filter((part) => part !== undefined);
    // Half an emoji is no text to Discord, and a name may have been cut there.
    const id = [VERSION, name, ...parts].join('|').toWellFormed();
    if (lengthOf(id) > LIMITS.customId)
      throw new RangeError(`the custom id ${id} is longer than ${LIMITS.customId} characters`);
    return id;
  },
  parse: (customId) => (nameIn(customId) === name ? read(customId.split('|').slice(2)) : undefined),
});

/** An id that says nothing beside its name. */
export const bareId = <Name extends string>(name: Name) =>
  actionId<Name, NoArgs>(
    name,
    () => [],
    () => ({}),
  );

/** Of one entry, work or round. */
export const itemId = <Name extends string>(name: Name) =>
  actionId<Name, { id: string }>(
    name,
    ({ id }) => [id],
    ([id]) => (id ? { id } : undefined),
  );

export interface ItemPage {
  /** Of an entry or a work. */
  id: string;
  /** From 0; left out for the first. */
  page?: number;
  override?: Override | undefined;
}

/** A page about an entry or a work. */
export const itemPageId = <Name extends string>(name: Name) =>
  actionId<Name, ItemPage>(
    name,
    ({ id, page = 0, override }) => [id, page, override || undefined],
    ([id, page, override]) =>
      id ? { id, page: readPage(page), override: readOverride(override) } : undefined,
  );

export interface Menu {
  /** What the menu belongs to, which tells the menus of one message apart. */
  of: string;
  override?: Override | undefined;
}

/** A menu whose values are what is chosen. */
export const menuId = <Name extends string>(name: Name) =>
  actionId<Name, Menu>(
    name,
    ({ of, override }) => [of, override || undefined],
    ([of = '', override]) => ({ of, override: readOverride(override) }),
  );

export interface TextPage {
  /** From 0; left out for the first. */
  page?: number;
  override?: Override | undefined;
  /** What was asked for, with bars if it had any. */
  text: string;
}

/** A page of the answer to a text. */
export const textPageId = <Name extends string>(name: Name) =>
  actionId<Name, TextPage>(
    name,
    ({ page = 0, override = '', text }) => [page, override, text],
    ([page, override, ...text]) => ({
      page: readPage(page),
      override: readOverride(override),
      text: text.join('|'),
    }),
  );

/** An answer to a round's question, by the place of its option from 0. */
export const answerId = <Name extends string>(name: Name) =>
  actionId<Name, { roundId: string; option: number }>(
    name,
    ({ roundId, option }) => [roundId, option],
    ([roundId, option = '']) =>
      roundId && /^\d+$/.test(option) ? { roundId, option: Number(option) } : undefined,
  );

/** Of a quiz night, with what it had come to in the message that the button stands under: so that is found again. */
export const nightStageId = <Name extends string>(name: Name) =>
  actionId<Name, { id: string; stage?: string | undefined }>(
    name,
    ({ id, stage }) => [id, stage],
    ([id, stage]) => (id ? { id, stage } : undefined),
  );

/** A page that is not there shows the nearest, so what is no number is the first. */
export const readPage = (text: string | undefined) => Number.parseInt(text ?? '', 10) || 0;

/** The ids of tiers are slugs; whatever else an id holds was made up, and is not written into the next one. */
const readOverride = (text = ''): Override | undefined =>
  /^[a-z0-9-]+$/.test(text) && text.length <= LONGEST_OVERRIDE ? text : undefined;
