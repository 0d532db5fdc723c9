import { answerInteraction, type CallbackResult } from '../../interactions/callback.ts';
import {
  deleteOfToken,
  editOfToken,
  followUp,
  interactionOfToken,
  messageOfToken,
} from '../../interactions/follow-ups.ts';
import type { InteractionState } from '../../interactions/store.ts';
import { Flag } from '../../validation/messages.ts';
import type { Call, Route } from '../router.ts';

/** The object that `with_response=true` returns (Discord docs, Interaction Callback Response Object). */
function callbackResponse({ interaction, type, message }: CallbackResult): object {
  const shown = message?.message;
  const flags = shown?.flags ?? 0;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.kind,
      ...(shown && {
        response_message_id: shown.id,
        response_message_loading: (flags & Flag.Loading) !== 0,
        response_message_ephemeral: (flags & Flag.Ephemeral) !== 0,
      }),
    },
    // "Only present if type is either CHANNEL_MESSAGE_WITH_SOURCE or UPDATE_MESSAGE": not for a deferred one.
    ...((type === 4 || type === 7) && shown && { resource: { type, message: shown } }),
  };
}

function ofToken({ discord, params }: Call): InteractionState {
  return interactionOfToken(discord, params['application'] ?? '', params['token'] ?? '');
}

const ONE = '/webhooks/:application/:token/messages/:message';

export const interactionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/interactions/:interaction/:token/callback',
    auth: 'path',
    handle: ({ discord, params, query, body, uploads }) => {
      const { interaction = '', token = '' } = params;
      const result = answerInteraction(discord, interaction, token, body, uploads);
      if (query.get('with_response') !== 'true') return { status: 204 };
      return { status: 200, body: callbackResponse(result) };
    },
  },
  {
    method: 'POST',
    path: '/webhooks/:application/:token',
    auth: 'path',
    handle: (call) => ({
      status: 200,
      body: followUp(call.discord, ofToken(call), call.body, call.uploads).message,
    }),
  },
  {
    method: 'GET',
    path: ONE,
    auth: 'path',
    handle: (call) => {
      const { stored } = messageOfToken(call.discord, ofToken(call), call.params['message'] ?? '');
      return { status: 200, body: stored.message };
    },
  },
  {
    method: 'PATCH',
    path: ONE,
    auth: 'path',
    handle: (call) => {
      const { discord, params, body, uploads } = call;
      const stored = editOfToken(discord, ofToken(call), params['message'] ?? '', body, uploads);
      return { status: 200, body: stored.message };
    },
  },
  {
    method: 'DELETE',
    path: ONE,
    auth: 'path',
    handle: (call) => {
      deleteOfToken(call.discord, ofToken(call), call.params['message'] ?? '');
      return { status: 204 };
    },
  },
];
