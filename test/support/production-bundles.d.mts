/** The bundles of these names as they are shipped, made in memory: name and bytes of each. */
export function productionBundles(names: readonly string[]): Promise<(readonly [name: string, bytes: Uint8Array])[]>;
