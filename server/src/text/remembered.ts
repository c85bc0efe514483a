/** Stands for `undefined`, which would look like an answer that was never asked for. */
export const NOTHING = Symbol('nothing');

/** Asks a pure function once about each object, and keeps the answer as long as the object lives. */
export function remembered<Key extends object, T>(read: (key: Key) => T): (key: Key) => T {
  const known = new WeakMap<Key, T | typeof NOTHING>();
  return key => {
    const kept = known.get(key);
    if (kept !== undefined) return kept === NOTHING ? (undefined as T) : kept;
    const value = read(key);
    known.set(key, value === undefined ? NOTHING : value);
    return value;
  };
}
