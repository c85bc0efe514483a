import type { AcceptedEntry, ConfigFile } from '../library/config/config-file';
import type { ListedAccepted } from '../protocol';
import type { Analysis } from './analysis';
import { rangeOf } from './convert';

/** A report that is open, as far as its accepted findings are concerned. */
export interface OpenReport {
  readonly uri: string;
  readonly analysis: Analysis;
}

/** All that a configuration accepts, in its order. What is known of a finding's place comes from the open reports. */
export function acceptedList(
  config: { readonly uri: string; readonly file: ConfigFile },
  reports: readonly OpenReport[],
): ListedAccepted[] {
  const folder = config.uri.replace(/\/[^/]*$/, '');
  const stale = new Set(reports.flatMap(({ analysis }) => analysis.judgement.stale));
  const places = placesIn(reports);
  return config.file.accepted.map(entry => {
    const { span, ...known } = entry;
    const place = places.get(entry);
    const report = `${folder}/${entry.path.split('/').map(encodeURIComponent).join('/')}`;
    return { ...known, report, ...place, config: config.uri, isStale: stale.has(entry) };
  });
}

function placesIn(reports: readonly OpenReport[]) {
  return new Map<AcceptedEntry, Pick<ListedAccepted, 'report' | 'range'>>(
    reports.flatMap(({ uri, analysis }) =>
      analysis.judgement.accepted.map(
        ({ entry, finding }) => [entry, { report: uri, range: rangeOf(analysis.draft, finding) }] as const,
      ),
    ),
  );
}
