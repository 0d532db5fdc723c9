/** How requests go out: as discord.js sends them, with what it does not read in the answers. */
import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import type { Refusals } from './refusals.ts';

/**
 * A refusal for too many requests says how long to wait in a header, or in its body alone; discord.js reads the header
 * only, and without one asks again at once, hundreds of times.
 * @param unauthorized is told when Discord does not know the bot's token.
 */
export const requests =
  (unauthorized: () => void, refusals: Refusals): RESTOptions['makeRequest'] =>
  async (url, init) => {
    // An interaction has a token of its own in its address.
    const asked = /\/(interactions|webhooks)\//.test(url);
    if (!refusals.allow(asked)) throw new Error('not sent: Discord has refused too many requests');
    const response = await (isPost(url, init) ? once(url, init) : DefaultRestOptions.makeRequest(url, init));
    if (isRefused(response)) refusals.note();
    if (response.status === 401 && !asked) unauthorized();
    return response.status === 429 && !response.headers.has('Retry-After') ? withWait(response) : response;
  };

/** A forum's posts are made by such requests, and no nonce keeps one that is repeated from making another. */
const isPost: (...asked: Parameters<RESTOptions['makeRequest']>) => boolean = (url, { method }) =>
  method === 'POST' && /\/channels\/\d+\/threads$/.test(url);

/**
 * Asks once: discord.js repeats what nobody answered, or was answered with a fault of Discord's own, unless it is an error
 * that it does not know. What became of it has to be looked up then.
 */
const once: RESTOptions['makeRequest'] = async (url, init) => {
  const response = await DefaultRestOptions.makeRequest(url, init).catch((cause: unknown) => {
    throw new Error('not known whether Discord took it', { cause });
  });
  if (response.status >= 500) throw new Error(`not known whether Discord took it: ${response.status}`);
  return response;
};

type Answered = Awaited<ReturnType<RESTOptions['makeRequest']>>;

/** As Discord counts: what others used up of a shared limit is nobody's fault. */
const isRefused = ({ status, headers }: Answered) =>
  [401, 403, 429].includes(status) && headers.get('X-RateLimit-Scope') !== 'shared';

async function withWait(response: Answered): Promise<Answered> {
  const body = await response.text();
  const headers = new Headers([...response.headers]);
  headers.set('Retry-After', String(waitIn(body)));
  const { status, statusText } = response;
  return new Response(body, { status, statusText, headers }) as Answered;
}

/** Of a refusal that does not say how long, in seconds. */
const UNTOLD = 5;

function waitIn(body: string): number {
  try {
    const wait: unknown = JSON.parse(body).retry_after;
    return typeof wait === 'number' && wait > 0 ? wait : UNTOLD;
  } catch {
    // Not Discord itself but what stands in front of it.
    return UNTOLD;
  }
}
