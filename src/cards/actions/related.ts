import { menuId } from './action-id.ts';

/** Opens the card of the entry that is chosen. */
export const relatedId = menuId('related');
