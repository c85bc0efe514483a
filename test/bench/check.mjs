import { millions, quantiles, short, timed } from './figures.mjs';

// Three passes are not warm: V8 goes on compiling for some twenty.
const WARM = { warmUps: 20, runs: 21 };

/** Characters per second of reading and checking every report from nothing, beside two passes that do as good as nothing. */
export function measureCheck({ readDraft, check }, reports) {
  const characters = reports.reduce((sum, text) => sum + text.length, 0);
  const speedOf = each => {
    const { p50 } = quantiles(timed(() => reports.forEach(each), WARM));
    return (characters / p50) * 1000;
  };
  const full = speedOf(text => check(readDraft(text)));
  const read = speedOf(text => readDraft(text));
  const bare = { charCodeAt: speedOf(sumOfUnits), '/\\d+/g exec': speedOf(countOfNumbers) };
  return [
    `full check ${millions(full)} characters/s (readDraft alone ${millions(read)})`,
    ...Object.entries(bare).map(
      ([name, speed]) => `bare ${name} pass ${millions(speed)} characters/s, ${short(speed / full)} × the full check`,
    ),
  ];
}

// The results are kept where the compiler cannot see that nobody wants them.
const kept = { value: 0 };

function sumOfUnits(text) {
  let sum = 0;
  for (let index = 0; index < text.length; index++) sum = (sum + text.charCodeAt(index)) | 0;
  kept.value ^= sum;
}

function countOfNumbers(text) {
  const pattern = /\d+/g;
  let count = 0;
  while (pattern.exec(text)) count++;
  kept.value ^= count;
}
