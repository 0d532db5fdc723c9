import { menuId } from './action-id.ts';

/** Opens the card of another work that may have been meant. */
export const insteadWorkId = menuId('instead-work');
