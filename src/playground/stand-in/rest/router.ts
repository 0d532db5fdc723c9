import type { Discord } from '../discord.ts';
import { invalidField, refusal } from '../errors.ts';
import type { Upload } from '../messages/files.ts';
import { isSnowflake } from '../world/snowflakes.ts';

export interface Call {
  discord: Discord;
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  uploads: readonly Upload[];
}

export interface Answer {
  status: number;
  body?: unknown;
}

export interface Route {
  method: string;
  /** As in Discord's documentation: `/channels/:channel/messages/:message`. */
  path: string;
  /** Who may call: the bot with its token, whoever knows the interaction's token in the path, or anyone. */
  auth: 'bot' | 'path' | 'none';
  handle: (call: Call) => Answer;
}

export interface Match {
  route: Route;
  params: Record<string, string>;
}

/** Path parameters that are not ids. */
const WORDS = ['token'];

interface Compiled {
  route: Route;
  segments: string[];
}

/** Finds routes by method and path. */
export class Router {
  readonly #routes: Compiled[];

  constructor(routes: readonly Route[]) {
    this.#routes = routes.map((route) => ({ route, segments: route.path.split('/').slice(1) }));
  }

  /** The route of a path below `/api/v10`. Throws 404 when there is none, 405 when the method is wrong. */
  find(method: string, path: string): Match {
    const parts = path.split('/').slice(1).map(decode);
    const fits = this.#routes.filter(({ segments }) => matches(segments, parts));
    if (fits.length === 0) throw refusal('notFound');
    // `@me` before `:guild`: the route with more fixed words is the one that is meant.
    fits.sort((a, b) => fixed(b.segments) - fixed(a.segments));
    const found = fits.find(({ route }) => route.method === method);
    if (!found) throw refusal('methodNotAllowed');
    return { route: found.route, params: paramsOf(found.segments, parts) };
  }
}

/** Of a part of an address, or a header; as it stands where it is not encoded well. */
export function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function matches(segments: readonly string[], parts: readonly string[]): boolean {
  if (segments.length !== parts.length) return false;
  return segments.every((segment, index) =>
    segment.startsWith(':') ? parts[index] : segment === parts[index],
  );
}

const fixed = (segments: readonly string[]) => segments.filter((each) => !each.startsWith(':')).length;

function paramsOf(segments: readonly string[], parts: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  segments.forEach((segment, index) => {
    if (segment.startsWith(':')) params[segment.slice(1)] = parts[index] ?? '';
  });
  return params;
}

/** Refuses path parameters that are no ids, as Discord does, by a 50035. */
export function checkParams(params: Record<string, string>): void {
  for (const [name, value] of Object.entries(params)) {
    if (WORDS.includes(name) || value === '@original' || isSnowflake(value)) continue;
    throw invalidField([`${name}_id`], 'NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`);
  }
}
