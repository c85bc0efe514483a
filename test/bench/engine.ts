// What the benchmark measures of the engine.
export { readDraft } from '../../server/src/draft/draft';
export { PassageIndex } from '../../server/src/library/passage-index';
export { readPassages } from '../../server/src/library/passages';
export { sharedPassages } from '../../server/src/library/shared-passages';
export { check } from '../../server/src/rules/check';
