import { menuId } from './action-id.ts';

/** Opens the card of another entry that may have been meant. */
export const insteadId = menuId('instead');
