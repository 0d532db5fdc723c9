import { bareId } from './action-id.ts';

/** Shows everybody how today's mystery went for whoever presses it, and not who it was. */
export const mysteryShareId = bareId('mystery-share');
