import { actionId } from '../actions/action-id.ts';
import { form } from '../form.ts';

/** A question that a server's staff writes; with the id of one, that one is changed. */
export const customQuestionFormId = actionId<'custom-question', { id?: string | undefined }>(
  'custom-question',
  ({ id }) => [id],
  ([id]) => ({ id: id || undefined }),
);

/** A question that a member suggests; with the id of one, that one is mended by the staff. */
export const suggestedQuestionFormId = actionId<'suggested-question', { id?: string | undefined }>(
  'suggested-question',
  ({ id }) => [id],
  ([id]) => ({ id: id || undefined }),
);

type Limits = { text: number; option: number; source: number };
type Typed = Readonly<Record<string, string>>;

/**
 * @param limits of each text, in code points.
 * @param typed what stands in the inputs already, and under `id` which question is changed.
 */
export const customQuestionForm = (limits: Limits, typed: Typed = {}) =>
  questionForm(customQuestionFormId.build({ id: typed['id'] }), 'A question of your own', limits, typed);

/** As {@link customQuestionForm}, for the staff to judge. */
export const suggestedQuestionForm = (limits: Limits, typed: Typed = {}) =>
  questionForm(suggestedQuestionFormId.build({ id: typed['id'] }), 'A question to suggest', limits, typed);

const questionForm = (id: string, title: string, limits: Limits, typed: Typed) =>
  form(id, title, [
    {
      id: 'question',
      label: 'Question',
      limit: limits.text,
      placeholder: 'Who opened the conference?',
      long: true,
      value: typed['question'],
    },
    {
      id: 'right',
      label: 'Right answer',
      limit: limits.option,
      placeholder: 'The ambassador',
      value: typed['right'],
    },
    {
      id: 'wrong',
      label: 'Wrong answers, one to three, one a line',
      limit: limits.option * 3 + 2,
      placeholder: 'The captain',
      long: true,
      value: typed['wrong'],
    },
    {
      id: 'source',
      label: 'Source: film, episode, book …',
      limit: limits.source,
      placeholder: 'Season 2, episode 4',
      value: typed['source'],
    },
  ]);
