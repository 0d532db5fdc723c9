import { itemId } from '../actions/action-id.ts';
import { form } from '../form.ts';

/** What is typed of a quiz night's plan; what is chosen from lists is in the draft of that id. */
export const nightPlanFormId = itemId('night-plan');

export const nightPlanForm = (draft: string, typed: Readonly<Record<string, string>>) =>
  form(nightPlanFormId.build({ id: draft }), 'A quiz night', [
    { id: 'time', label: 'Time: 20:00, sat 8pm, in 2 hours', limit: 40, value: typed['time'] },
    {
      ...{ id: 'zone', label: 'Time zone of that time', limit: 100, value: typed['zone'] },
      ...{ placeholder: 'the server’s', optional: true },
    },
    {
      ...{ id: 'topics', label: 'Topics, one after the other', limit: 300, value: typed['topics'] },
      ...{ placeholder: 'Ships, People', optional: true },
    },
    {
      ...{ id: 'rounds', label: 'How many rounds', limit: 2, value: typed['rounds'] },
      ...{ placeholder: 'one a topic', optional: true },
    },
    {
      ...{ id: 'questions', label: 'How many questions a round', limit: 2, value: typed['questions'] },
      ...{ placeholder: '5', optional: true },
    },
  ]);
