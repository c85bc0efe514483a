import { eastAsianWidth } from 'get-east-asian-width';

/** The text without anything that could steer a terminal: line ends and tabs become spaces, other controls `\uFFFD`. */
export function printable(text: string): string {
  return text
    .replace(/[\t\r\n\v\f\u2028\u2029]/g, ' ')
    .replace(/\p{Cc}|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/gu, '\uFFFD');
}

/** Columns that a text takes on a terminal: two for Chinese characters and full-width marks, none for combining marks. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The longest start of a text that fits into so many columns. */
export function startWithin(text: string, columns: number): string {
  let left = columns;
  let end = 0;
  for (const character of text) {
    left -= characterWidth(character);
    if (left < 0) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** The longest end of a text that fits into so many columns. */
export function endWithin(text: string, columns: number): string {
  let left = columns;
  let start = text.length;
  for (const character of [...text].reverse()) {
    left -= characterWidth(character);
    if (left < 0) break;
    start -= character.length;
  }
  return text.slice(start);
}

/** Cut to so many columns, with an ellipsis where something is left out. */
export function shortened(text: string, columns: number): string {
  return widthOf(text) <= columns ? text : `${startWithin(text, columns - 1)}…`;
}

/** Filled with spaces to so many columns. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}

function characterWidth(character: string): number {
  return /^[\p{M}\p{Cf}]/u.test(character) ? 0 : eastAsianWidth(character.codePointAt(0)!);
}
