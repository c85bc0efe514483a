import { quantiles, short } from './figures.mjs';
import { documentOf, variant } from './texts.mjs';

const TIMES = [1, 10, 100];
const SIZES = [1_000_000, 10_000_000];

/** Ten times the text should take about ten times as long: one report 1, 10 and 100 times over, and up to ten million characters. */
export function measureScaling(engine, reports) {
  const report = middle(reports);
  const texts = TIMES.map(times =>
    Array.from({ length: times }, (_, round) => variant(reports, report, round)).join('\n'),
  );
  const full = text => engine.check(engine.readDraft(text));
  timeOf(() => full(texts[1]), 1_000);
  const steps = texts.map(text => ({ characters: text.length, time: timeOf(() => full(text), 600) }));
  const large = SIZES.map(size => sizeStep(engine, reports, size));
  return {
    lines: [
      `all rules, one report ${TIMES.join(', ')} times: ${growthOf(steps)}`,
      `all rules: ${growthOf(large)}`,
      `duplicate rules alone: ${growthOf(large.map(({ characters, copies }) => ({ characters, time: copies })))}`,
    ],
    data: {
      times: [steps[1].time / steps[0].time, steps[2].time / steps[1].time],
      large: large[1].time / large[0].time,
      copies: large[1].copies / large[0].copies,
    },
  };
}

/** CPU time, as a machine with other work would only make the long runs longer. */
function sizeStep({ readDraft, check, findDuplicates }, reports, size) {
  const text = documentOf(reports, size);
  let draft;
  const copies = cpuTime(
    () => findDuplicates(draft),
    () => {
      draft = readDraft(text);
    },
  );
  const time = cpuTime(
    () => check(readDraft(text)),
    () => {
      draft = undefined;
    },
  );
  return { characters: size, time, copies };
}

function cpuTime(run, prepare) {
  const times = Array.from({ length: 3 }, () => {
    prepare();
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

function timeOf(run, least) {
  const times = [];
  const end = performance.now() + least;
  while (times.length < 3 || performance.now() < end) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  return quantiles(times).p50;
}

function growthOf(steps) {
  return steps
    .map(({ characters, time }, index) => {
      const growth = index > 0 ? `, ${short(time / steps[index - 1].time)}-fold` : '';
      return `${characters} characters ${short(time)} ms${growth}`;
    })
    .join('; ');
}

function middle(reports) {
  return [...reports].sort((a, b) => a.length - b.length)[reports.length >> 1];
}
