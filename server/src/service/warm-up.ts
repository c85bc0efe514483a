import type { Draft } from '../draft/draft';
import { analyse } from './analysis';
import type { Client } from './client';
import { diagnostics } from './diagnostics';

/**
 * Checks samples while there is nothing else to do, one a turn, each once more with a character typed into it, and tells
 * nobody: code that has never run takes ten times as long, and without this the first report of a session and the first key
 * in it would wait for it. Ends for good when there is something to do.
 */
export async function warmUp(
  samples: Iterable<string>,
  client: Client,
  { isIdle, turn }: { readonly isIdle: () => boolean; readonly turn: () => Promise<void> },
): Promise<void> {
  for (const sample of samples) {
    let draft: Draft | undefined;
    for (const text of [sample, typedInto(sample)]) {
      await turn();
      if (!isIdle()) return;
      const analysis = analyse(text, draft, untold);
      diagnostics(analysis, NOWHERE, client);
      draft = analysis.draft;
    }
  }
}

function typedInto(sample: string): string {
  const middle = sample.length >> 1;
  return `${sample.slice(0, middle)}字${sample.slice(middle)}`;
}

const NOWHERE = 'reportlint:sample';

/** A failure is told where a report has it too. */
function untold(): void {}
