import type { Draft } from '../draft';
import type { Relation } from '../../figures/relation';
export function* findDeclaredCounts(_draft: Draft): Iterable<Relation> {}
