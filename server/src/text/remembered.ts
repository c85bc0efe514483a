/** Asks a pure function once about each object, and keeps the answer as long as the object lives. */
export function remembered<Key extends object, T>(read: (key: Key) => T): (key: Key) => T {
  const known = new WeakMap<Key, { readonly value: T }>();
  return key => {
    let entry = known.get(key);
    if (entry === undefined) {
      entry = { value: read(key) };
      known.set(key, entry);
    }
    return entry.value;
  };
}
