/**
 * How many language servers the extension has started. The tests share the extension host's globals and modules with
 * the extension, so the entries of the two hosts can count what it starts.
 */
export const serverStarts: string[] = [];
