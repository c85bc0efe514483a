import { existsSync, readFileSync } from 'node:fs';
import { quantiles } from './figures.mjs';

/** Left behind by the tests in the real VS Code: an object of milliseconds by name. */
const MEASURED = 'test/.work/activation.json';

/** Of the editors the one in the middle counts. */
export function activation() {
  if (!existsSync(MEASURED)) return ['not measured: npm run test:e2e leaves the figures'];
  const figures = Object.entries(JSON.parse(readFileSync(MEASURED, 'utf8')));
  const middle = name => quantiles(figures.filter(([key]) => key.includes(name)).map(([, value]) => value)).p50;
  return {
    lines: figures.map(([name, value]) => `${name} ${typeof value === 'number' ? `${value} ms` : value}`),
    data: { activation: middle('activation'), firstFindings: middle('first findings') },
  };
}
