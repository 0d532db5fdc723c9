/** Ties what a button or a form does to the one file that builds and reads its custom ids. */
import type { Action, Form } from '../../src/bot/app.ts';
import type { ActionId } from '../../src/cards/actions/action-id.ts';

/** As an {@link Action}, with the arguments that were built into the custom id. */
export interface Deed<Args> extends Pick<Action, 'answers' | 'shared'> {
  reply: (args: Args, ...rest: Rest<Action>) => ReturnType<Action['reply']>;
}

/** As a {@link Form}, likewise. */
export interface FilledIn<Args> extends Pick<Form, 'answers'> {
  reply: (args: Args, ...rest: Rest<Form>) => ReturnType<Form['reply']>;
}

type Rest<Handler extends Action | Form> =
  Parameters<Handler['reply']> extends [string, ...infer Others] ? Others : never;

/** `undefined`, which the router answers kindly, for an id that its owner does not know. */
export const action = <Name extends string, Args>(
  id: ActionId<Name, Args>,
  deed: Deed<Args>,
): Action<Name> => ({
  ...deed,
  name: id.name,
  reply(customId, ...rest) {
    const args = id.parse(customId);
    return args && deed.reply(args, ...rest);
  },
});

/** As {@link action}. */
export const formOf = <Name extends string, Args>(
  id: ActionId<Name, Args>,
  filledIn: FilledIn<Args>,
): Form<Name> => ({
  ...filledIn,
  name: id.name,
  reply(customId, ...rest) {
    const args = id.parse(customId);
    return args && filledIn.reply(args, ...rest);
  },
});
