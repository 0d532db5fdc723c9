/** Installations that let the command run here: `"0"` the server (or "0" in a DM), `"1"` the member. */
export type Owners = Record<string, string>;
