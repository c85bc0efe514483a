// Both extension hosts have them, but no set of types that fits both names them.
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (
  encoding: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

export function utf8Of(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Throws for any other encoding: written back, the file would lose what could not be read. A BOM stays in the text. */
export function fromUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
