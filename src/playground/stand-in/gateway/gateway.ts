/** The gateway: sessions, shards, events (Discord docs, Gateway). */
import type { IncomingMessage } from 'node:http';
import { GatewayIntentBits } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Destination, Discord } from '../discord.ts';
import { guildCreate, userObject } from '../world/objects.ts';
import type { GuildState } from '../world/state.ts';
import { Close, type CloseReason, Op } from './codes.ts';
import { Connection, type Payload } from './connection.ts';
import { fewestShards, identifyForm, refuseIdentify, resumeForm, StartLimit } from './identify.ts';
import { forIntents } from './privacy.ts';
import { Session } from './session.ts';

/** Sends that a bot may make and that need no answer here. */
const UNANSWERED: readonly number[] = [
  Op.PresenceUpdate,
  Op.VoiceStateUpdate,
  Op.RequestGuildMembers,
  Op.RequestSoundboardSounds,
];

export interface GatewayOptions {
  /** Milliseconds between heartbeats; 41,250 as on Discord unless told. */
  heartbeatInterval?: number | undefined;
  /** Shards that GET /gateway/bot recommends; as few as its servers may have unless told. */
  shards?: number | undefined;
  /** Privileged intents granted to the app, as bits; none unless told. */
  privilegedIntents?: number | undefined;
  /** Session starts a day; 1000 unless told. */
  sessionStarts?: number | undefined;
  /** Shards that may identify at once; 1 unless told. */
  maxConcurrency?: number | undefined;
  /** Milliseconds in which one start per bucket is allowed; 5000 unless told. */
  identifyInterval?: number | undefined;
}

export class Gateway {
  readonly sockets = new WebSocketServer({ noServer: true });
  /** True: connections are accepted, and nothing is ever said. */
  silent = false;
  /** True: a RESUME is ignored. */
  ignoresResume = false;
  readonly #discord: () => Discord;
  readonly #options: GatewayOptions;
  readonly #starts: StartLimit;
  readonly #connections = new Set<Connection>();
  #sessions: Session[] = [];

  constructor(discord: () => Discord, now: () => number, options: GatewayOptions) {
    this.#discord = discord;
    this.#options = options;
    const { sessionStarts = 1_000, maxConcurrency = 1, identifyInterval = 5_000 } = options;
    this.#starts = new StartLimit(now, sessionStarts, maxConcurrency, identifyInterval);
    this.sockets.on('connection', (socket: WebSocket, request: IncomingMessage) =>
      this.#accept(socket, request),
    );
  }

  url(): string {
    return this.#discord().origin.replace(/^http/, 'ws');
  }

  describe(): object {
    return {
      url: this.url(),
      shards: this.#options.shards ?? fewestShards(this.#guilds().length),
      session_start_limit: this.#starts.describe(),
    };
  }

  /** Sends an event to every session of the shard that has the intent. */
  dispatch(event: string, data: object, { guildId, intent = 0 }: Destination): void {
    this.#sessions = this.#sessions.filter((session) => !session.lost);
    for (const session of this.#sessions) {
      if (!session.covers(guildId) || (session.intents & intent) !== intent) continue;
      session.dispatch(event, forIntents(event, data, session.intents, this.#discord().world.application.id));
    }
  }

  /** Announces a server to its shard, or that it is gone. */
  announceGuild(guild: GuildState): void {
    const destination = { guildId: guild.id, intent: GatewayIntentBits.Guilds };
    if (!guild.appInstalled) this.dispatch('GUILD_DELETE', { id: guild.id }, destination);
    else if (guild.unavailable) {
      this.dispatch('GUILD_DELETE', { id: guild.id, unavailable: true }, destination);
    } else this.dispatch('GUILD_CREATE', guildCreate(this.#discord().world, guild), destination);
  }

  /** Every open connection, also those that have not identified. */
  get connections(): readonly Connection[] {
    return [...this.#connections];
  }

  closeAll(reason: CloseReason): void {
    for (const connection of this.#connections) connection.close(reason);
  }

  /** Tells every client that its session is void; a resumable one is kept. */
  invalidate(resumable: boolean): void {
    for (const connection of this.#connections) {
      if (!resumable && connection.session) this.#forget(connection.session);
      connection.session = undefined;
      connection.send({ op: Op.InvalidSession, d: resumable });
    }
  }

  /** Those that have the app. */
  #guilds(): GuildState[] {
    return [...this.#discord().world.guilds.values()].filter((guild) => guild.appInstalled);
  }

  #accept(socket: WebSocket, request: IncomingMessage): void {
    const query = new URLSearchParams(request.url?.split('?')[1]);
    const connection = new Connection(socket, {
      heartbeatInterval: this.#options.heartbeatInterval ?? 41_250,
      compress: query.get('compress') === 'zlib-stream',
      receive: (from, payload) => this.#receive(from, payload),
      closed: (from, code) => this.#closed(from, code),
    });
    this.#connections.add(connection);
    if (query.get('v') !== '10') connection.close(Close.InvalidApiVersion);
    else if ((query.get('encoding') ?? 'json') !== 'json') connection.close(Close.DecodeError);
    else if (!this.silent) connection.hello();
  }

  #closed(connection: Connection, code: number): void {
    this.#connections.delete(connection);
    const { session } = connection;
    if (session?.connection !== connection) return;
    session.leave();
    // 1000 and 1001 from the client end the session (Discord docs, Gateway: Initiating a Disconnect).
    if (code === 1000 || code === 1001) this.#forget(session);
  }

  #forget(session: Session): void {
    this.#sessions = this.#sessions.filter((each) => each !== session);
  }

  #receive(connection: Connection, { op, d }: Payload): CloseReason | undefined {
    if (op === Op.Identify) return this.#identify(connection, d);
    if (op === Op.Resume) return this.#resume(connection, d);
    if (!UNANSWERED.includes(op)) return Close.UnknownOpcode;
    return connection.session ? undefined : Close.NotAuthenticated;
  }

  #identify(connection: Connection, data: unknown): CloseReason | undefined {
    const discord = this.#discord();
    if (connection.session) return Close.AlreadyAuthenticated;
    const parsed = identifyForm.safeParse(data);
    if (!parsed.success) return Close.DecodeError;
    const form = parsed.data;
    const guilds = this.#guilds();
    const { privilegedIntents: granted = 0 } = this.#options;
    const refused = refuseIdentify(form, { token: discord.token, granted, guilds: guilds.length });
    if (refused) return refused;
    const shard = form.shard ?? [0, 1];
    const start = this.#starts.take(shard[0]);
    if (start === 'exhausted') return this.#resetToken();
    if (start === 'too-soon') return this.#refuseSession(connection);
    const session = new Session(discord.secret(32), shard, form.intents, connection);
    connection.session = session;
    this.#sessions.push(session);
    this.#welcome(session, guilds);
    return undefined;
  }

  #welcome(session: Session, guilds: readonly GuildState[]): void {
    const { world } = this.#discord();
    const { id } = world.application;
    const own = guilds.filter((guild) => session.covers(guild.id));
    session.dispatch('READY', {
      v: 10,
      user: { ...userObject(world, id), verified: true, mfa_enabled: true, email: null },
      guilds: own.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: this.url(),
      shard: session.shard,
      application: { id, flags: 0 },
      private_channels: [],
      presences: [],
      relationships: [],
      guild_join_requests: [],
      geo_ordered_rtc_regions: [],
      user_settings: {},
      user_settings_proto: '',
      auth: {},
      _trace: [],
    });
    if ((session.intents & GatewayIntentBits.Guilds) === 0) return;
    for (const guild of own) {
      if (guild.unavailable) continue;
      session.dispatch(
        'GUILD_CREATE',
        forIntents('GUILD_CREATE', guildCreate(world, guild), session.intents, id),
      );
    }
  }

  #resume(connection: Connection, data: unknown): CloseReason | undefined {
    if (this.ignoresResume) return undefined;
    if (connection.session) return Close.AlreadyAuthenticated;
    const parsed = resumeForm.safeParse(data);
    if (!parsed.success) return Close.DecodeError;
    const { token, session_id, seq } = parsed.data;
    if (token.replace(/^Bot /, '') !== this.#discord().token) return Close.AuthenticationFailed;
    const session = this.#sessions.find((each) => each.id === session_id && !each.lost);
    if (!session) return this.#refuseSession(connection);
    if ((seq ?? 0) > session.seq) return Close.InvalidSeq;
    const former = session.connection;
    if (!session.resume(connection, seq ?? 0)) return this.#refuseSession(connection);
    connection.session = session;
    if (former && former !== connection) former.close(Close.UnknownError);
    return undefined;
  }

  #refuseSession(connection: Connection): undefined {
    connection.send({ op: Op.InvalidSession, d: false });
  }

  /** At the daily limit all sessions end and the token is void (Discord docs, Gateway: Session Start Limit). */
  #resetToken(): CloseReason {
    const discord = this.#discord();
    discord.token = discord.secret(72);
    this.#sessions = [];
    this.closeAll(Close.AuthenticationFailed);
    return Close.AuthenticationFailed;
  }
}
