// `extensionTestsPath` of the web-worker extension host: mocha's browser build, everything in one bundle.
import 'mocha/mocha.js';
import { countWorkers } from './server-starts-web';

export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', reporter: 'spec', color: false, timeout: 60_000 });
  countWorkers();
  // Imported late: a suite needs the functions that the line above defines.
  await import('./reports');
  await import('./structure');
  await import('./figures');
  await import('./text');
  await import('./copies');
  await import('./configuration');
  await import('./views');
  await import('./annotations');
  await import('./tables');
  const failures = await new Promise<number>(resolve => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
