// What the benchmark measures of the engine.
export { readDraft } from '../../server/src/draft/draft';
export { check } from '../../server/src/rules/check';
