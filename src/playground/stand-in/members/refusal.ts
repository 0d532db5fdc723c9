/** What a member's app refuses before anything is sent; the message is what it shows. */
export class ClientRefusal extends Error {}

export function refuse(message: string): never {
  throw new ClientRefusal(message);
}
