/** The middle of the values, the 95th and the 99th of 100. */
export function quantiles(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Milliseconds that each of the runs takes, after some that do not count. */
export function timed(run, { warmUps = 3, runs = 9 } = {}) {
  const times = [];
  for (let index = -warmUps; index < runs; index++) {
    const start = performance.now();
    run();
    if (index >= 0) times.push(performance.now() - start);
  }
  return times;
}

/** Three significant digits, whole where there are more. */
export function short(value) {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

export function millions(value) {
  return `${short(value / 1e6)} M`;
}
