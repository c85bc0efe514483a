/**
 * How many characters have to be put in, left out or exchanged to make one text of the other (Levenshtein), or undefined
 * where it takes more than `most`. Only the band of width `most` around the diagonal is worked out (Ukkonen 1985), so that
 * the time is the length times `most`.
 */
export function editDistance(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined;
  let row = Array.from({ length: 2 * most + 1 }, (_, band) => (band >= most ? band - most : FAR));
  for (let i = 1; i <= a.length; i++) {
    row = nextRow(row, a.charCodeAt(i - 1), b, i, most);
    if (Math.min(...row) > most) return undefined;
  }
  const distance = row[b.length - a.length + most]!;
  return distance <= most ? distance : undefined;
}

const FAR = 1e9;

/** The costs of turning the first `i` units into the first `i + band - most` of `b`, for every band. */
function nextRow(above: readonly number[], unit: number, b: string, i: number, most: number): number[] {
  const row: number[] = [];
  for (let band = 0; band < above.length; band++) {
    const j = i + band - most;
    if (j < 0 || j > b.length) row.push(FAR);
    else {
      const exchanged = j === 0 ? FAR : above[band]! + (b.charCodeAt(j - 1) === unit ? 0 : 1);
      row.push(Math.min(exchanged, (above[band + 1] ?? FAR) + 1, (row[band - 1] ?? FAR) + 1));
    }
  }
  return row;
}
