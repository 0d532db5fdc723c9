/** Errors as Discord answers them (Discord docs, Opcodes and Status Codes: JSON). */

/** One node of the tree under `errors` of a 50035: field names down to `_errors`. */
export type ErrorTree = { [field: string]: ErrorTree | { code: string; message: string }[] };

/** A refusal: thrown anywhere below a route, sent as its HTTP status and JSON body. */
export class DiscordError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: ErrorTree | undefined;

  constructor(status: number, code: number, message: string, errors?: ErrorTree) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  body(): object {
    return { message: this.message, code: this.code, ...(this.errors && { errors: this.errors }) };
  }
}

const REFUSALS = {
  notFound: [404, 0, '404: Not Found'],
  methodNotAllowed: [405, 0, '405: Method Not Allowed'],
  unauthorized: [401, 0, '401: Unauthorized'],
  unknownApplication: [404, 10002, 'Unknown Application'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownRole: [404, 10011, 'Unknown Role'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownScheduledEvent: [404, 10070, 'Unknown Guild Scheduled Event'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached (100)'],
  tooManyCommandCreates: [
    429,
    30034,
    'Max number of daily application command creates has been reached (200)',
  ],
  tooManyScheduledEvents: [400, 30038, 'Maximum number of uncompleted guild scheduled events reached (100)'],
  requestTooLarge: [413, 40005, 'Request entity too large'],
  alreadyCrossposted: [400, 40033, 'This message has already been crossposted.'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  tagRequired: [400, 40067, 'A tag is required to create a forum post in this channel'],
  tooManyFollowUps: [
    400,
    40094,
    'Maximum number of follow-up messages reached for this interaction (user-installed app, at most 5)',
  ],
  badUserAgent: [403, 40333, 'internal network error'],
  missingAccess: [403, 50001, 'Missing Access'],
  notYourMessage: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  cannotMessageUser: [403, 50007, 'Cannot send messages to this user'],
  notText: [400, 50008, 'Cannot send messages in a non-text channel'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  wrongChannelType: [403, 50024, 'Cannot execute action on this channel type'],
  wrongWebhookToken: [401, 50027, 'Invalid Webhook Token'],
  invalidApiVersion: [400, 50041, 'Invalid API version provided'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'],
  archivedThread: [400, 50083, 'Thread is archived'],
  invalidSticker: [400, 50081, 'Invalid sticker sent'],
  finishedEvent: [400, 180000, 'Cannot update a finished event'],
  threadExists: [400, 160004, 'A thread has already been created for this message'],
} as const satisfies Record<string, readonly [number, number, string]>;

type Refusal = keyof typeof REFUSALS;

/** The documented error of that name, ready to throw. */
export function refusal(name: Refusal): DiscordError {
  const [status, code, message] = REFUSALS[name];
  return new DiscordError(status, code, message);
}

/** A 50035 for a single field, for rules that only the state can decide. */
export function invalidField(
  path: readonly (string | number)[],
  code: string,
  message: string,
): DiscordError {
  let errors: ErrorTree = { _errors: [{ code, message }] };
  for (const key of path.toReversed()) errors = { [key]: errors };
  return new DiscordError(400, 50035, 'Invalid Form Body', errors);
}
