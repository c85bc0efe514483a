import type { Location, LocationLink, Position } from 'vscode-languageserver-types';
import { mentionsOf } from '../draft/mentions';
import type { Span } from '../text/span';
import type { Analysis } from './analysis';
import type { Client } from './client';
import { offsetAt, rangeOf } from './convert';
import { counterparts, sameLine } from './copies';
import { locationOf } from './diagnostics';
import { indicatorAt } from './indicator-at';

/** Inside a copy the other place; on an indicator its first mention. */
export function definition(
  analysis: Analysis,
  uri: string,
  position: Position,
  client: Client,
): Location | Location[] | LocationLink[] | undefined {
  const places = [...otherCopies(analysis, uri, position), ...firstMention(analysis, uri, position)];
  if (places.length === 0) return undefined;
  if (client.followsLinks) return places.map(place => toLink(analysis, place));
  const locations = places.map(({ location, selection }) => ({
    uri: location.uri,
    range: selection ?? location.range,
  }));
  return locations.length === 1 ? locations[0] : locations;
}

interface Place {
  /** What led to it. */
  readonly origin: Span;
  readonly location: Location;
  /** The part of it to go to, where that is less than all. */
  readonly selection?: Location['range'] | undefined;
}

function otherCopies(analysis: Analysis, uri: string, position: Position): readonly Place[] {
  const { draft } = analysis;
  const offset = offsetAt(draft, position);
  return counterparts(analysis, offset).map(({ from, to }) => {
    const line = to.elsewhere ? undefined : sameLine(draft, offset, to);
    return { origin: from, location: locationOf(draft, to, uri), selection: line && rangeOf(draft, line) };
  });
}

function firstMention(analysis: Analysis, uri: string, position: Position): readonly Place[] {
  const indicator = indicatorAt(analysis, position);
  if (indicator === undefined) return [];
  const range = rangeOf(analysis.draft, mentionsOf(analysis.indicators, indicator)[0]!);
  return [{ origin: indicator, location: { uri, range } }];
}

function toLink({ draft }: Analysis, { origin, location, selection }: Place): LocationLink {
  return {
    originSelectionRange: rangeOf(draft, origin),
    targetUri: location.uri,
    targetRange: location.range,
    targetSelectionRange: selection ?? location.range,
  };
}
