import type { Draft } from '../draft';
import type { Relation } from '../../figures/relation';
export function* findPeriods(_draft: Draft): Iterable<Relation> {}
