import type { Lead } from '../../nights/lead.ts';
import { actionId } from './action-id.ts';

const LEADS: readonly Lead[] = ['start', 'next', 'hold', 'resume', 'end'];

interface NightLead {
  id: string;
  lead: Lead;
  /** Whether they were asked before: an end is asked about once. */
  sure: boolean;
}

/** What the host of a quiz night does to it. */
export const nightLeadId = actionId<'night-lead', NightLead>(
  'night-lead',
  ({ id, lead, sure }) => [id, lead, sure ? 1 : undefined],
  ([id, typed, sure]) => {
    const lead = LEADS.find((one) => one === typed);
    return id && lead ? { id, lead, sure: sure === '1' } : undefined;
  },
);
