import { itemId } from '../actions/action-id.ts';
import { form } from '../form.ts';
import { hourInputs, skipInput } from './daily-time.ts';

/** What is typed of another daily post; what is chosen from lists is in the draft of that id. */
export const dailyAddFormId = itemId('daily-add');

export const dailyAddForm = (draft: string, typed: Readonly<Record<string, string>>) =>
  form(dailyAddFormId.build({ id: draft }), 'Another daily post', [
    ...hourInputs(typed),
    skipInput('Weekdays without it', typed['skip']),
  ]);
