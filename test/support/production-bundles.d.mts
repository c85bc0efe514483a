export interface ProductionBundle {
  readonly name: string;
  readonly contents: Uint8Array;
  /** Bytes without the data of OpenCC. */
  readonly size: number;
}

/** The bundles of these names as they are shipped, made in memory. */
export function productionBundles(names: readonly string[]): Promise<readonly ProductionBundle[]>;
