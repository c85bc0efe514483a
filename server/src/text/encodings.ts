import { once } from './once';
/**
 * The double-byte encodings as tables in both directions. The platform only decodes; what it decodes differently from one
 * platform to the next (rows for users, HKSCS) is left out or set down here, so that findings are the same everywhere.
 */
export interface DoubleBytes {
  /** Lead byte × 256 + trail byte of a UTF-16 unit; 0 where the encoding has none. */
  readonly codeOf: Uint16Array;
  /** The UTF-16 unit of a code; 0 where there is none. */
  readonly unitOf: Uint16Array;
}

/** GBK as all platforms read it, with the rows for users in the private use area. Built at the first use. */
export const gbk: () => DoubleBytes = once(() => fillTables('gbk', isSharedGbk));

/** Big5 without the extensions of Hong Kong. Built at the first use. */
export const big5: () => DoubleBytes = once(() => {
  const tables = fillTables('big5', isSharedBig5);
  addUserRows(tables);
  addEtenRow(tables);
  return tables;
});

/**
 * The UTF-16 units of some rows of GB/T 2312 (lead bytes from one to another), at the cost of reading these alone: what
 * nearly every text asks about should not wait for the whole of GBK.
 */
export function eachInRows(first: number, last: number, visit: (unit: number) => void): void {
  const decoder = decoderFor('gbk');
  if (decoder === undefined) return;
  for (let lead = first; lead <= last; lead++) eachInRow(decoder, lead, visit);
}

const ROW_FIRST = 0xa1;
const ROW_LENGTH = 94;

/** A row without gaps decodes to one unit a code; the few with gaps are read code by code. */
function eachInRow(decoder: Decoder, lead: number, visit: (unit: number) => void): void {
  const bytes = new Uint8Array(ROW_LENGTH * 2).fill(lead);
  for (let i = 0; i < ROW_LENGTH; i++) bytes[i * 2 + 1] = ROW_FIRST + i;
  const read = decoder.decode(bytes);
  const isWhole = read.length === ROW_LENGTH && !read.includes('\ufffd');
  if (isWhole) for (let i = 0; i < ROW_LENGTH; i++) visit(read.charCodeAt(i));
  else readCodes(decoder, codesOfRow(lead), (_code, unit) => visit(unit));
}

/** Encodings that the platform cannot decode; damage that they left is not found there. */
export const missingDecoders: () => readonly string[] = once(() =>
  ['gbk', 'big5'].filter(label => decoderFor(label) === undefined),
);

/** The byte that Windows-1252 or Latin-1 shows as this UTF-16 unit; undefined where there is none. */
export function singleByteOf(unit: number): number | undefined {
  if (unit <= 0xff) return unit;
  const at = WINDOWS_1252.indexOf(String.fromCharCode(unit));
  return at < 0 ? undefined : 0x80 + at;
}

// 0x80 to 0x9f; where Windows-1252 has no character (81, 8d, 8f, 90, 9d) the control character of Latin-1 stands.
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

// The platform's decoder; declared here because the engine is compiled without the types of any platform.
interface Decoder {
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: new (label: string) => Decoder;

function decoderFor(label: string): Decoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

const FIRST_LEAD = 0x81;
const LAST_LEAD = 0xfe;
const FIRST_TRAIL = 0x40;
const LAST_TRAIL = 0xfe;
const LINE_FEED = 0x0a;

function fillTables(label: string, isShared: (code: number) => boolean): DoubleBytes {
  const codeOf = new Uint16Array(0x10000);
  const unitOf = new Uint16Array(0x10000);
  const decoder = decoderFor(label);
  if (decoder === undefined) return { codeOf, unitOf };
  const codes = codesBetween(FIRST_LEAD, LAST_LEAD).filter(isShared);
  readCodes(decoder, codes, (code, unit) => {
    unitOf[code] = unit;
    codeOf[unit] ||= code;
  });
  return { codeOf, unitOf };
}

function codesOfRow(lead: number): readonly number[] {
  return Array.from({ length: ROW_LENGTH }, (_, index) => lead * 256 + ROW_FIRST + index);
}

/** All lead bytes from one to another with all trail bytes. */
function codesBetween(first: number, last: number): readonly number[] {
  const codes: number[] = [];
  for (let lead = first; lead <= last; lead++)
    for (let trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail++) if (trail !== 0x7f) codes.push(lead * 256 + trail);
  return codes;
}

/** Has all codes decoded at once, and tells of those that are one UTF-16 unit each. */
function readCodes(decoder: Decoder, codes: readonly number[], enter: (code: number, unit: number) => void): void {
  const bytes = new Uint8Array(codes.length * 3);
  for (let i = 0; i < codes.length; i++) {
    bytes[i * 3] = codes[i]! >> 8;
    bytes[i * 3 + 1] = codes[i]! & 0xff;
    // A line feed behind each pair brings the decoder back into step after a pair that it does not know.
    bytes[i * 3 + 2] = LINE_FEED;
  }
  const read = decoder.decode(bytes);
  for (let i = 0, at = 0; i < codes.length; i++) {
    const end = read.indexOf('\n', at);
    const unit = read.charCodeAt(at);
    if (end === at + 1 && unit !== 0xfffd) enter(codes[i]!, unit);
    at = end + 1;
  }
}

/** Unicode's own tables for GBK and those of the browsers differ in these. */
function isSharedGbk(code: number): boolean {
  return (
    code !== 0xa2e3 &&
    code !== 0xa3a0 &&
    code !== 0xa8bc &&
    code !== 0xa8bf &&
    (code < 0xfe40 || code > 0xfea0) &&
    (code < 0xa989 || code > 0xa995)
  );
}

function isSharedBig5(code: number): boolean {
  return (code >= 0xa140 && code < 0xc6a1) || (code >= 0xc940 && code < 0xf9fe);
}

/** Windows reads the rows without characters as private use, in the order of their codes. */
function addUserRows(tables: DoubleBytes): void {
  const blocks = [
    [0xfa40, 0xfefe, 0xe000],
    [0x8e40, 0xa0fe, 0xe311],
    [0x8140, 0x8dfe, 0xeeb8],
    [0xc6a1, 0xc8fe, 0xf6b1],
  ] as const;
  for (const [first, last, unit] of blocks)
    for (const [index, code] of codesOf(first, last).entries()) assign(tables, code, unit + index);
}

const HIRAGANA = [0x3041, 0x3093] as const;
const KATAKANA = [0x30a1, 0x30f6] as const;
const CYRILLIC = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя';

/** Browsers read the same rows as kana and Cyrillic letters, as ETEN had them. */
function addEtenRow(tables: DoubleBytes): void {
  const units = [...range(...HIRAGANA), ...range(...KATAKANA), ...Array.from(CYRILLIC, each => each.charCodeAt(0))];
  const codes = codesOf(0xc6e7, 0xc8fe);
  for (const [index, unit] of units.entries()) tables.codeOf[unit] ||= codes[index]!;
}

function assign({ codeOf, unitOf }: DoubleBytes, code: number, unit: number): void {
  codeOf[unit] ||= code;
  unitOf[code] ||= unit;
}

/** The codes of Big5 from one to another: trail bytes run from 40 to 7E and from A1 to FE. */
function codesOf(first: number, last: number): readonly number[] {
  return range(first, last).filter(code => {
    const trail = code & 0xff;
    return (trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe);
  });
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
