/**
 * What a button or menu means, carried in its custom id so that it works after a restart: a version, an action and
 * its arguments, such as `1|card|khitomer/curzon-dax|2`. An id of another version is answered kindly and never guessed at.
 */
import { LIMITS } from '../discord/limits.ts';
import { lengthOf } from './text.ts';

const VERSION = '1';

export interface CustomId {
  action: string;
  args: string[];
}

/** @throws RangeError when it would be longer than Discord allows. */
export function customId(action: string, ...args: readonly (string | number)[]): string {
  const id = [VERSION, action, ...args].join('|');
  if (lengthOf(id) > LIMITS.customId)
    throw new RangeError(`the custom id ${id} is longer than ${LIMITS.customId} characters`);
  return id;
}

/** `undefined` for an id that this version does not make. */
export function parseCustomId(id: string): CustomId | undefined {
  const [version, action, ...args] = id.split('|');
  return version === VERSION && action ? { action, args } : undefined;
}
