import { itemId } from '../actions/action-id.ts';
import { form } from '../form.ts';

/** A report of the question of a round. */
export const reportFormId = itemId('report');

export const reportForm = (roundId: string) =>
  form(reportFormId.build({ id: roundId }), 'Report this question', [
    { id: 'reason', label: 'What is wrong with it?', limit: 300, long: true },
  ]);
