/** How much one member may ask for: enough for whoever plays and turns pages, and not what a script sends. */

/** Commands, buttons and forms. A lightning round takes one every few seconds, turning pages a few a second for a while. */
const BURST = 40;
const PER_SECOND = 2;
/** Members that are remembered; those of whom nothing was heard for longest go first, when they have their burst again. */
const MOST_MEMBERS = 20_000;

export interface MemberRate {
  /** Counts one; how many milliseconds the member has to wait, 0 for one that is admitted. */
  take(userId: string): number;
}

/**
 * A bucket of tokens for each member (as RFC 2697 has it for packets): it holds a burst and fills evenly.
 * @param now milliseconds since 1970.
 */
export function createMemberRate(
  now: () => number,
  { burst = BURST, perSecond = PER_SECOND, members = MOST_MEMBERS } = {},
): MemberRate {
  /** Oldest first: whoever asks is put at the end. */
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(userId) {
      const at = now();
      const known = buckets.get(userId);
      // A clock that was put back gives nothing and takes nothing.
      const since = known ? Math.max(0, at - known.at) / 1000 : 0;
      const filled = Math.min(burst, (known?.tokens ?? burst) + since * perSecond);
      const isAdmitted = filled >= 1;
      buckets.delete(userId);
      buckets.set(userId, { tokens: isAdmitted ? filled - 1 : filled, at });
      if (buckets.size > members) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      return isAdmitted ? 0 : Math.ceil(((1 - filled) / perSecond) * 1000);
    },
  };
}
