/**
 * The bytes of a text in GB18030, or undefined where it holds something that GB18030 cannot carry (a lone surrogate).
 * The platform only decodes this encoding, so the table is the inverse of its own decoder: what was read from a file
 * and not changed comes back as the very bytes it was read from.
 */
export function encodeGb18030(text: string): Uint8Array<ArrayBuffer> | undefined {
  codes ??= readCodes();
  const bytes = new Uint8Array(text.length * 4);
  let length = 0;
  for (const character of text) {
    const code = codeOf(character.codePointAt(0)!, codes);
    if (code === undefined) return undefined;
    bytes.set(code, length);
    length += code.length;
  }
  return bytes.slice(0, length);
}

type Code = readonly number[];

/** Codes of the Basic Multilingual Plane by code unit; built at the first use, because few runs write GB18030. */
let codes: readonly (Code | undefined)[] | undefined;

function codeOf(point: number, table: readonly (Code | undefined)[]): Code | undefined {
  if (point < 0x80) return [point];
  return point < 0x10000 ? table[point] : fourBytes(point - 0x10000 + SUPPLEMENTARY);
}

/** The planes above the first are laid out in order from this index of the four-byte codes on. */
const SUPPLEMENTARY = 189_000;

/** Four-byte codes of the first plane: everything below 84 31 A4 39. */
const FOUR_BYTE_CODES = 39_420;

/** A character with two codes keeps the shorter one, which is why the two-byte codes are entered last. */
function readCodes(): readonly (Code | undefined)[] {
  const table: (Code | undefined)[] = new Array(0x10000);
  enter(
    table,
    Array.from({ length: FOUR_BYTE_CODES }, (_, index) => fourBytes(index)),
  );
  enter(table, twoByteCodes().reverse());
  return table;
}

function enter(table: (Code | undefined)[], list: readonly Code[]): void {
  const characters = new TextDecoder('gb18030').decode(Uint8Array.from(list.flat()));
  if (characters.length !== list.length) return;
  list.forEach((code, index) => {
    table[characters.charCodeAt(index)] = code;
  });
}

function twoByteCodes(): Code[] {
  const trails = Array.from({ length: 191 }, (_, index) => 0x40 + index).filter(trail => trail !== 0x7f);
  return Array.from({ length: 126 }, (_, index) => 0x81 + index).flatMap(lead => trails.map(trail => [lead, trail]));
}

function fourBytes(index: number): Code {
  const digit = (size: number, radix: number) => Math.floor(index / size) % radix;
  return [0x81 + digit(12_600, 126), 0x30 + digit(1_260, 10), 0x81 + digit(10, 126), 0x30 + digit(1, 10)];
}
