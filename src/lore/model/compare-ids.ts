/** Orders whatever has an id by it, so that nothing depends on the order in which files were read. */
export const compareIds = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
