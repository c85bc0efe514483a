import type { Draft } from '../draft/draft';
import type { ListedSection } from '../protocol';
import type { Section } from '../structure/outline';
import type { Span } from '../text/span';
import type { Analysis } from './analysis';
import type { Client } from './client';
import { rangeOf } from './convert';
import { detailOf } from './document-symbols';
import { isMovable } from './sections';
import { type Tally, tallyOf } from './tally';

/** The sections of a document as a tree, as the client's views take it. */
export function listedSections(analysis: Analysis, client: Client): ListedSection[] {
  const scene = { draft: analysis.draft, tally: tallyOf(analysis), client };
  return analysis.draft.sections.map(section => listed(scene, section));
}

interface Scene {
  readonly draft: Draft;
  readonly tally: (span: Span) => Tally;
  readonly client: Client;
}

function listed(scene: Scene, section: Section): ListedSection {
  const { draft, client } = scene;
  const tally = scene.tally(section);
  return {
    kind: section.kind,
    ...(section.marker !== undefined && { marker: section.marker }),
    title: section.title,
    detail: detailOf({ ...tally, findings: 0 }, client.language),
    range: rangeOf(draft, section),
    selection: rangeOf(draft, section.selection),
    findings: tally.findings,
    ...(tally.severity && { severity: tally.severity }),
    numbered: section.numbering !== undefined,
    movable: isMovable(section),
    children: section.children.map(child => listed(scene, child)),
  };
}
