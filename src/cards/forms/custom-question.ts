import { bareId } from '../actions/action-id.ts';
import { form } from '../form.ts';

/** A question that a server's staff writes. */
export const customQuestionFormId = bareId('custom-question');

/** @param limits of each text, in code points. */
export const customQuestionForm = (limits: { text: number; option: number; source: number }) =>
  form(customQuestionFormId.build(), 'A question of your own', [
    {
      id: 'question',
      label: 'Question',
      limit: limits.text,
      placeholder: 'Who opened the conference?',
      long: true,
    },
    { id: 'right', label: 'Right answer', limit: limits.option, placeholder: 'The ambassador' },
    {
      id: 'wrong',
      label: 'Three wrong answers, one a line',
      limit: limits.option * 3 + 2,
      placeholder: 'The captain',
      long: true,
    },
    {
      id: 'source',
      label: 'Source: film, episode, book …',
      limit: limits.source,
      placeholder: 'Season 2, episode 4',
    },
  ]);
