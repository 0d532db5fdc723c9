/** What is wrong with a dump, in a line for whoever imports it, with its place. */
export class DumpError extends Error {
  override readonly name = 'DumpError';
}
