import { itemPageId } from './action-id.ts';

/** Lists the sources of an entry, below its card. */
export const sourcesId = itemPageId('sources');
