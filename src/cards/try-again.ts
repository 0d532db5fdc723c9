/** What a form is told that cannot be taken as it is. */
import { ButtonStyle } from 'discord.js';
import { type FormAgain, tryAgainId } from './actions/try-again.ts';
import { button, notice, type Reply, row } from './reply.ts';

/** With a button that opens the form again, filled with the draft. */
export const refused = (title: string, reason: string, again: { form: FormAgain; draft: string }): Reply =>
  notice(title, `${reason}\n\n**Try again** opens the form with what you typed.`, [
    row(button(tryAgainId.build(again), 'Try again', { style: ButtonStyle.Primary })),
  ]);
