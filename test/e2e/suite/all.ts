// The tests, one file after the other, whatever the host.

/** What both builds of mocha give back. */
interface Runner {
  on(event: 'retry', listener: (test: { fullTitle(): string }, error: Error) => void): unknown;
}

/**
 * How often a test may try again. The editor is another program with a rhythm of its own, and a window can be slow for a
 * moment. That a test needed it is told in the closing lines: it is a fault to look into, of the test or of the product.
 */
export const RETRIES = 1;

/** Rejects where a test fails. */
export async function runAll(start: (done: (failures: number) => void) => Runner): Promise<void> {
  // Imported late: a suite needs functions that are there only once mocha is set up.
  await import('./reports');
  await import('./structure');
  await import('./figures');
  await import('./text');
  await import('./copies');
  await import('./configuration');
  await import('./views');
  await import('./annotations');
  await import('./annotations-view');
  await import('./tables');
  const retried: string[] = [];
  const failures = await new Promise<number>(resolve => {
    start(resolve).on('retry', (test, { message }) => retried.push(`${test.fullTitle()}: ${message.slice(0, 500)}`));
  });
  for (const each of retried) console.log(`retried: ${each}`);
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
