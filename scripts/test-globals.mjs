// What every unit test may use without importing it.
export { after, afterEach, before, beforeEach, describe, it } from 'node:test';
