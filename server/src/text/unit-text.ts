import { once } from './once';
import type { UnitRun } from './unit-memory';

/** Units as text, in one piece: a text joined of several is slower to look up, for everybody who reads it. */
export function textOfUnits({ units, from, end }: UnitRun): string {
  const decoder = end - from >= FEWEST_DECODED ? decoderOfUnits() : undefined;
  const text = decoder?.decode(units.subarray(from, end));
  // What a decoder cannot read, halves of pairs, it writes as lost.
  return text === undefined || text.includes(LOST) ? fromUnits(units, from, end) : text;
}

// The decoder takes its time to begin, and then reads several times as fast.
const FEWEST_DECODED = 40;
const LOST = '\ufffd';
const CHUNK = 8192;

function fromUnits(units: Uint16Array, from: number, end: number): string {
  let text = '';
  for (let start = from; start < end; start += CHUNK)
    text += String.fromCharCode.apply(null, units.subarray(start, Math.min(end, start + CHUNK)) as unknown as number[]);
  return text;
}

// The platform's decoder; declared here because the engine is compiled without the types of any platform.
interface Decoder {
  decode(units: Uint16Array): string;
}
declare const TextDecoder: new (label: string, options: { readonly ignoreBOM: boolean }) => Decoder;

/** Undefined where memory is in the other order than the encoding, or no such decoder is there. */
const decoderOfUnits = once((): Decoder | undefined => {
  try {
    const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });
    return decoder.decode(Uint16Array.of(0xfeff, 0x4e00)) === '\ufeff一' ? decoder : undefined;
  } catch {
    return undefined;
  }
});
