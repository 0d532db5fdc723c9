import { textPageId } from './action-id.ts';

/** Shows another line: of the person whose id is the text, or of anybody; the page is the place of the one shown. */
export const quoteId = textPageId('quote');
