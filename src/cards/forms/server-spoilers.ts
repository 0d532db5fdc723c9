import { bareId } from '../actions/action-id.ts';
import { form } from '../form.ts';
import { lengthOf } from '../text.ts';

/** The spoiler limit of a server. */
export const serverSpoilersFormId = bareId('server-spoilers');

/** With the limit as it stands, where it fits the input: `longest`, in code points. */
export const serverSpoilersForm = (limit: string, longest: number) =>
  form(serverSpoilersFormId.build(), 'Spoiler limit of this server', [
    {
      id: 'limit',
      label: 'How far: series, season, episode, no novels',
      limit: longest,
      placeholder: 'Leave empty for none',
      optional: true,
      value: lengthOf(limit) <= longest ? limit : '',
    },
  ]);
