import { itemId } from './action-id.ts';

/** Takes a member, by user id, off a server's boards, once it was asked whether it should. */
export const removeMemberId = itemId('remove-member');
