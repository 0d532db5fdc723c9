import { menuId } from './action-id.ts';

/** Opens the part of an entry’s card that is chosen. */
export const moreId = menuId('more');
