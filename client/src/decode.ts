/** Both extension hosts have it, but no set of types that fits both names it. */
declare const TextDecoder: new (
  encoding: string,
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string };

/** The text of a file without BOM: UTF-16 with BOM, UTF-8, else GB18030, which holds GBK. Throws where it is none of them. */
export function decode(bytes: Uint8Array): string {
  const marked = UTF_16_MARKS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return decodeAs(marked.encoding, bytes);
  try {
    return decodeAs('utf-8', bytes);
  } catch {
    return decodeAs('gb18030', bytes);
  }
}

const UTF_16_MARKS = [
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
];

function decodeAs(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}
