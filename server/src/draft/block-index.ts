import { remembered } from '../text/remembered';
import type { Block, PlacedBlock } from './blocks';

/** How an index over the blocks of a document is made and kept up to date. The order of the calls says nothing. */
export interface BlockIndex<State> {
  readonly make: () => State;
  readonly add: (state: State, block: Block) => void;
  readonly remove: (state: State, block: Block) => void;
}

interface Indexed {
  readonly lineage: object;
  readonly blocks: readonly PlacedBlock[];
}

/**
 * An index of what stands in a document, kept from draft to draft: for each draft that is asked about, the blocks that
 * are gone are taken out and the new ones put in. It answers for that draft until another of its lineage is asked about.
 * The cost follows the blocks that changed, and their number.
 */
export function indexing<State>({ make, add, remove }: BlockIndex<State>): (draft: Indexed) => State {
  const indexOf = remembered((_lineage: object) => ({ state: make(), blocks: new Set<Block>() }));
  return ({ lineage, blocks }) => {
    const index = indexOf(lineage);
    const now = new Set(blocks.map(({ block }) => block));
    for (const block of index.blocks) if (!now.has(block)) remove(index.state, block);
    for (const block of now) if (!index.blocks.has(block)) add(index.state, block);
    index.blocks = now;
    return index.state;
  };
}
