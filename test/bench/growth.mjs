import { short } from './figures.mjs';
import { documentOf } from './texts.mjs';

const SIZES = [1_000_000, 10_000_000];

/** What finding copies costs in one document, and how it grows: ten times the text should take about ten times as long. */
export function measureGrowth({ readDraft, findDuplicates }, reports) {
  const times = SIZES.map(size => {
    const draft = readDraft(documentOf(reports, size));
    const start = process.cpuUsage();
    findDuplicates(draft);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  const [small, large] = times;
  return [
    `duplicate rules, 1 and 10 million characters: ${short(small)} and ${short(large)} ms, ${short(large / small)}-fold`,
  ];
}
