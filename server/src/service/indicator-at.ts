import type { Position } from 'vscode-languageserver-types';
import type { Indicator } from '../draft/indicators';
import { contains, type Span } from '../text/span';
import type { Analysis } from './analysis';
import { offsetAt } from './convert';

/** The figure at a caret. The edges count. */
export function figureAt({ draft, indicators }: Analysis, position: Position): Indicator | undefined {
  const offset = offsetAt(draft, position);
  return indicators.find(each => holds(each, offset));
}

/** The indicator whose figure or, failing that, whose name is at a caret. Of figures that share a name it is the first. */
export function indicatorAt(analysis: Analysis, position: Position): Indicator | undefined {
  const offset = offsetAt(analysis.draft, position);
  const isNamed = ({ name, nameSpan }: Indicator) => name !== '' && holds(nameSpan, offset);
  return figureAt(analysis, position) ?? analysis.indicators.find(isNamed);
}

function holds(span: Span, offset: number): boolean {
  return contains(span, { start: offset, end: offset });
}
