import { countedPlaces } from '../figures/counted-places';
import { perParagraph } from './per-paragraph';

/** Where measure words stand behind numbers in the reading of a paragraph. */
export const countedIn = perParagraph(({ kind, reading }): readonly number[] =>
  kind === 'text' ? countedPlaces(reading.text) : NONE,
);

const NONE: readonly number[] = [];
