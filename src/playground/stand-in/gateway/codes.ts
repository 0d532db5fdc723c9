/** Numbers of the gateway (Discord docs, Opcodes and Status Codes: Gateway). */
export const Op = {
  Dispatch: 0,
  Heartbeat: 1,
  Identify: 2,
  PresenceUpdate: 3,
  VoiceStateUpdate: 4,
  Resume: 6,
  Reconnect: 7,
  RequestGuildMembers: 8,
  InvalidSession: 9,
  Hello: 10,
  HeartbeatAck: 11,
  RequestSoundboardSounds: 31,
} as const;

export const Close = {
  UnknownError: [4000, 'Unknown error.'],
  UnknownOpcode: [4001, 'Unknown opcode.'],
  DecodeError: [4002, 'Error while decoding payload.'],
  NotAuthenticated: [4003, 'Not authenticated.'],
  AuthenticationFailed: [4004, 'Authentication failed.'],
  AlreadyAuthenticated: [4005, 'Already authenticated.'],
  InvalidSeq: [4007, 'Invalid seq.'],
  RateLimited: [4008, 'Rate limited.'],
  SessionTimedOut: [4009, 'Session timed out.'],
  InvalidShard: [4010, 'Invalid shard.'],
  ShardingRequired: [4011, 'Sharding required.'],
  InvalidApiVersion: [4012, 'Invalid API version.'],
  InvalidIntents: [4013, 'Invalid intent(s).'],
  DisallowedIntents: [4014, 'Disallowed intent(s).'],
} as const satisfies Record<string, readonly [number, string]>;

export type CloseReason = readonly [code: number, reason: string];

/** GUILD_PRESENCES, GUILD_MEMBERS and MESSAGE_CONTENT: granted in the developer portal only. */
export const PRIVILEGED_INTENTS = (1 << 8) | (1 << 1) | (1 << 15);

/** Every intent that is documented (Discord docs, Gateway: List of Intents). */
export const KNOWN_INTENTS = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 21, 24, 25,
].reduce((all, bit) => all | (1 << bit), 0);
