/** How requests go out: as discord.js sends them, with what it does not read in the answers. */
import { DefaultRestOptions, type RESTOptions } from 'discord.js';

/**
 * A refusal for too many requests says how long to wait in a header, or in its body alone; discord.js reads the header
 * only, and without one asks again at once, hundreds of times: enough of them shut an address out of Discord.
 * @param unauthorized is told when Discord does not know the bot's token.
 */
export const requests =
  (unauthorized: () => void): RESTOptions['makeRequest'] =>
  async (url, init) => {
    const response = await DefaultRestOptions.makeRequest(url, init);
    // An interaction has a token of its own in its address.
    if (response.status === 401 && !/\/(interactions|webhooks)\//.test(url)) unauthorized();
    return response.status === 429 && !response.headers.has('Retry-After') ? withWait(response) : response;
  };

type Answered = Awaited<ReturnType<RESTOptions['makeRequest']>>;

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
