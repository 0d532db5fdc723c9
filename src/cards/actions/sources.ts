import { itemPageId } from './action-id.ts';

/** Lists the sources of an entry, below its card. Cards that were sent before they had parts have it. */
export const sourcesId = itemPageId('sources');
