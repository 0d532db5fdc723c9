/** What a member has won. */
export interface Standing {
  userId: string;
  points: number;
  /** Right answers. */
  right: number;
}

/** All that was won, a member each: the most points first, then by id, so that it is the same everywhere. */
export function addUp(won: readonly Standing[]): Standing[] {
  const totals = new Map<string, Standing>();
  for (const { userId, points, right } of won) {
    const total = totals.get(userId) ?? { userId, points: 0, right: 0 };
    totals.set(userId, { userId, points: total.points + points, right: total.right + right });
  }
  return [...totals.values()].toSorted((a, b) => b.points - a.points || (a.userId < b.userId ? -1 : 1));
}
