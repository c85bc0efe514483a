// `extensionTestsPath` of the node extension host.
import Mocha from 'mocha';
import { countForks } from './server-starts-node';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 60_000, reporter: 'spec' });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  countForks();
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
