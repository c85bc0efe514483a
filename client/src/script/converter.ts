import { ConverterBuilder, type ConverterFunction, type LocalePreset } from 'opencc-js/core';

/** What a text is converted to: Simplified of the mainland, Traditional of Taiwan or Hong Kong with their words. */
export type Script = 'cn' | 'twp' | 'hkp';

/**
 * The converter of a script from the content of dist/opencc.json. Takes a quarter of a second and some tens of megabytes,
 * so that it is not kept: a draft is converted once.
 */
export function readConverter(data: string, script: Script): ConverterFunction {
  const { dictionaries, conversions }: OpenccData = JSON.parse(data);
  const named = (numbers: readonly number[]) => numbers.map(number => dictionaries[number]!);
  const { normalizationChain, segmentation, conversionChain } = conversions[script];
  const config = {
    normalizationChain: normalizationChain.map(named),
    segmentation: named(segmentation),
    conversionChain: conversionChain.map(named),
  };
  // From `cn` to a place the builder takes the configuration `s2<place>`, and no other dictionary.
  const preset: LocalePreset = { from: { cn: [] }, to: { [script]: [] }, configs: { [`s2${script}`]: config } };
  return ConverterBuilder(preset)({ from: 'cn', to: script });
}

/** One line or a part of it: the stretch that differs, from a 0-based UTF-16 unit of `text`, and what it becomes. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a conversion changes in a text, without what stays at either end; undefined where it changes nothing. */
export function changeOf(text: string, convert: ConverterFunction): Change | undefined {
  const converted = convert(text);
  if (converted === text) return undefined;
  let start = 0;
  while (text[start] === converted[start]) start++;
  if (isHigh(text.charCodeAt(start - 1))) start--;
  let [end, to] = [text.length, converted.length];
  while (end > start && to > start && text[end - 1] === converted[to - 1]) [end, to] = [end - 1, to - 1];
  if (isLow(text.charCodeAt(end))) [end, to] = [end + 1, to + 1];
  return { start, end, text: converted.slice(start, to) };
}

/** A pair of surrogates is one character: an editor does not take half of it. */
const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** As scripts/opencc-data.mjs writes it: a number stands for a dictionary. */
interface OpenccData {
  readonly dictionaries: readonly string[];
  readonly conversions: Readonly<Record<Script, Chains>>;
}

interface Chains {
  readonly normalizationChain: readonly (readonly number[])[];
  readonly segmentation: readonly number[];
  readonly conversionChain: readonly (readonly number[])[];
}
