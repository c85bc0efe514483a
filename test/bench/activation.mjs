import { existsSync, readFileSync } from 'node:fs';

/** Left behind by the tests in the real VS Code: an object of milliseconds by name. */
const MEASURED = 'test/.work/activation.json';

/** The quickest of the editors counts: it is the least disturbed one, and they run the same code. */
export function activation() {
  if (!existsSync(MEASURED)) return ['not measured: npm run test:e2e leaves the figures'];
  const figures = Object.entries(JSON.parse(readFileSync(MEASURED, 'utf8')));
  const best = name => Math.min(...figures.filter(([key]) => key.includes(name)).map(([, value]) => value));
  return {
    lines: figures.map(([name, value]) => `${name} ${typeof value === 'number' ? `${value} ms` : value}`),
    data: { activation: best('activation'), firstFindings: best('first findings') },
  };
}
