import type { Bilingual } from '../text/bilingual';
import { encodeGb18030 } from './gb18030';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A file's text without BOM, and what is needed to write it back the way it was. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
}

/** The text of a file, or the reason why it is none. */
export function decode(bytes: Uint8Array): Decoded | Bilingual {
  const foreign = foreignFormat(bytes);
  if (foreign !== undefined) return foreign;
  const encoding = utf16ByBom(bytes);
  if (encoding !== undefined) return textIn(encoding, bytes) ?? invalidIn(encoding);
  if (bytes.includes(0)) return BINARY;
  return textIn('utf-8', bytes) ?? damagedUtf8(bytes) ?? textIn('gb18030', bytes) ?? INVALID;
}

/** The bytes of a text in a file's own encoding, with a BOM where it had one; undefined where it cannot carry the text. */
export function encode(text: string, { encoding, bom }: Pick<Decoded, 'encoding' | 'bom'>): Uint8Array | undefined {
  const whole = bom ? BOM + text : text;
  if (encoding === 'gb18030') return encodeGb18030(whole);
  if (encoding === 'utf-8') return new TextEncoder().encode(whole);
  const bytes = Buffer.from(whole, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

export function isDecoded(result: Decoded | Bilingual): result is Decoded {
  return 'encoding' in result;
}

const BOM = '\uFEFF';

const BINARY: Bilingual = {
  zh: '这是二进制文件，不是文本，没有检查。请另存为纯文本（UTF-8）再检查',
  en: 'this is a binary file, not text; it was not checked. Save it as plain text (UTF-8) and check that',
};

const INVALID: Bilingual = {
  zh: '内容既不是有效的 UTF-8，也不是 GB18030(GBK)，没有检查。请用编辑器另存为 UTF-8',
  en: 'the bytes are valid in neither UTF-8 nor GB18030 (GBK); it was not checked. Save it as UTF-8 in an editor',
};

function invalidIn(encoding: Encoding): Bilingual {
  const name = encoding.toUpperCase();
  return {
    zh: `文件开头标明是 ${name}，内容却不是有效的 ${name}，没有检查。请用编辑器另存为 UTF-8`,
    en: `the file starts with the mark of ${name} but is not valid ${name}; it was not checked. Save it as UTF-8 in an editor`,
  };
}

/** Office files and PDFs are what writers hand over by mistake: the line says what they are and what to do. */
function foreignFormat(bytes: Uint8Array): Bilingual | undefined {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const found = FORMATS.find(format => start.startsWith(format.magic));
  return (
    found && {
      zh: `这是${found.zh}，不是文本，没有检查。请另存为纯文本（.txt，UTF-8）再检查`,
      en: `this is ${found.en}, not text; it was not checked. Save it as plain text (.txt, UTF-8) and check that`,
    }
  );
}

const FORMATS = [
  { magic: 'PK\x03\x04', zh: '压缩包或 Office 文档（如 .docx）', en: 'a ZIP or Office file (such as .docx)' },
  { magic: '\xD0\xCF\x11\xE0', zh: '旧版 Office 文档（如 .doc）', en: 'an old Office file (such as .doc)' },
  { magic: '%PDF-', zh: ' PDF 文件', en: 'a PDF file' },
  { magic: '{\\rtf', zh: ' RTF 文件', en: 'an RTF file' },
] as const;

function utf16ByBom(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function textIn(encoding: Encoding, bytes: Uint8Array): Decoded | Bilingual | undefined {
  const decoded = strictly(encoding, bytes);
  if (decoded === undefined) return undefined;
  if (looksBinary(decoded)) return BINARY;
  const bom = decoded.startsWith(BOM);
  return { text: bom ? decoded.slice(1) : decoded, encoding, bom };
}

function strictly(encoding: Encoding, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Text pasted from Word holds a few control characters; a program or a picture is full of them, or holds NUL. */
function looksBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const sample = text.slice(0, 8192);
  return (sample.match(/[\x01-\x06\x0e-\x19\x1b-\x1f]/g)?.length ?? 0) * 50 > sample.length;
}

/**
 * GB18030 accepts nearly any bytes, UTF-8 with one broken character too, and would read the whole file as gibberish.
 * Real GB18030 read as UTF-8 is broken at nearly every character, so a rare break means damaged UTF-8.
 */
function damagedUtf8(bytes: Uint8Array): Bilingual | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const wide = text.match(/[^\x00-\x7f]/g)?.length ?? 0;
  if (broken * 10 > wide) return undefined;
  const line = text.slice(0, text.indexOf('\uFFFD')).split(/\r\n?|\n/).length;
  return {
    zh: `UTF-8 内容有损坏（第 ${line} 行起，共 ${broken} 处），没有检查。请用编辑器改正后另存为 UTF-8`,
    en: `the UTF-8 text is damaged (from line ${line} on, ${broken} places); it was not checked. Repair it and save it as UTF-8`,
  };
}
