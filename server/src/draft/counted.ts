import { countedPlaces } from '../figures/counted-places';
import { unitsIn } from './paragraph';
import { perParagraph } from './per-paragraph';

/** Where measure words stand behind numbers in the reading of a paragraph. */
export const countedIn = perParagraph((paragraph): readonly number[] =>
  paragraph.kind === 'text' ? countedPlaces(unitsIn(paragraph)) : NONE,
);

const NONE: readonly number[] = [];
