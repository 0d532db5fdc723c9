import { actionId } from './action-id.ts';

/** Joins a quiz night; with a team, counted from 0, that one. */
export const nightJoinId = actionId<'night-join', { id: string; team?: number | undefined }>(
  'night-join',
  ({ id, team }) => [id, team],
  ([id, team]) => {
    if (!id) return undefined;
    return { id, team: team !== undefined && /^\d$/.test(team) ? Number(team) : undefined };
  },
);
