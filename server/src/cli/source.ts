import { type Decoded, decode, isDecoded } from './encoding';
import { type Failure, reasonOf } from './failure';
import { STANDARD_INPUT } from './files';
import type { World } from './world';

/** An input as read. */
export interface Source extends Decoded {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The text behind a path, or why there is none. */
export async function readSource(path: string, world: World): Promise<Source | Failure> {
  try {
    const bytes = path === STANDARD_INPUT ? await world.readInput() : world.disk.read(path);
    const decoded = decode(bytes);
    return isDecoded(decoded) ? { ...decoded, path, bytes } : { path, reason: decoded };
  } catch (error) {
    return { path, reason: reasonOf(error) };
  }
}
