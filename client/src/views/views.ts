import { commands, Disposable, type ExtensionContext, Range, window } from 'vscode';
import type { Stretch } from '../../../server/src/protocol';
import type { Annotations } from '../annotations/annotations';
import type { Session } from '../session';
import { AnnotationsView } from './annotations-view';
import { CurrentReport } from './current-report';
import { provideBadges } from './finding-badges';
import { IndicatorsView } from './indicators-view';
import type { More } from './report-tree';
import { SectionsView } from './sections-view';

/** The views of the activity bar. A further one is made here beside the others and declared in package.json. */
export interface Views extends Disposable {
  readonly sections: SectionsView;
  readonly indicators: IndicatorsView;
  readonly annotations: AnnotationsView;
}

export function showViews(session: Session, { workspaceState }: ExtensionContext, kept: Annotations): Views {
  const current = new CurrentReport(session);
  const sections = new SectionsView(session, current, workspaceState);
  const indicators = new IndicatorsView(session, current, workspaceState);
  const annotations = new AnnotationsView(session, current, workspaceState, kept);
  const views = [sections, indicators, annotations];
  const dispose = () => Disposable.from(current, ...views, provided).dispose();
  const provided = Disposable.from(
    provideBadges(),
    registerSectionCommands(sections),
    registerIndicatorCommands(indicators),
    registerAnnotationCommands(annotations),
    commands.registerCommand('reportlint.revealLine', line => reveal(views, line)),
    commands.registerCommand('reportlint.showMore', (line: More<never>) => line.show()),
  );
  return { sections, indicators, annotations, dispose };
}

type View = SectionsView | IndicatorsView | AnnotationsView;

function registerSectionCommands(sections: SectionsView): Disposable {
  return Disposable.from(
    commands.registerCommand('reportlint.filterSections', () => sections.askFilter()),
    commands.registerCommand('reportlint.showAllSections', () => sections.list.setFilter('')),
    commands.registerCommand('reportlint.followCaret', () => sections.setFollowing(true)),
    commands.registerCommand('reportlint.doNotFollowCaret', () => sections.setFollowing(false)),
    commands.registerCommand('reportlint.copyTitle', line => sections.copyTitle(line)),
  );
}

function registerIndicatorCommands(indicators: IndicatorsView): Disposable {
  return Disposable.from(
    commands.registerCommand('reportlint.filterIndicators', () => indicators.askFilter()),
    commands.registerCommand('reportlint.showAllIndicators', () => indicators.list.setFilter('')),
    commands.registerCommand('reportlint.groupBySection', () => indicators.group('section')),
    commands.registerCommand('reportlint.groupByName', () => indicators.group('name')),
    commands.registerCommand('reportlint.groupByUnit', () => indicators.group('unit')),
    commands.registerCommand('reportlint.groupByKind', () => indicators.group('role')),
    commands.registerCommand('reportlint.groupByPeriod', () => indicators.group('period')),
    commands.registerCommand('reportlint.copyValue', (line, lines) => indicators.copyValues(line, lines)),
    commands.registerCommand('reportlint.copyRow', (line, lines) => indicators.copyRows(line, lines)),
  );
}

function registerAnnotationCommands(annotations: AnnotationsView): Disposable {
  return Disposable.from(
    commands.registerCommand('reportlint.filterAnnotations', () => annotations.askFilter()),
    commands.registerCommand('reportlint.showAllAnnotations', () => annotations.list.setFilter('')),
    commands.registerCommand('reportlint.groupAnnotationsBySection', () => annotations.group('section')),
    commands.registerCommand('reportlint.groupAnnotationsByState', () => annotations.group('state')),
    commands.registerCommand('reportlint.groupAnnotationsByAssignee', () => annotations.group('assignee')),
    commands.registerCommand('reportlint.groupAnnotationsByTag', () => annotations.group('tag')),
    commands.registerCommand('reportlint.doNotGroupAnnotations', () => annotations.group('order')),
    commands.registerCommand('reportlint.copyAnnotation', (line, lines) => annotations.copy(line, lines)),
  );
}

/** Shows the text of a line with the keyboard staying in the view, as the outline does. */
async function reveal(views: readonly View[], line: unknown): Promise<void> {
  const view = views.find(each => each.rangeOf(line));
  await view?.list.settle();
  const range = view?.rangeOf(line);
  const document = view?.list.document;
  if (range === undefined || document === undefined) return;
  await window.showTextDocument(document, { selection: rangeOf(range), preserveFocus: true });
  if (view instanceof AnnotationsView) view.openThread(line);
}

function rangeOf({ start, end }: Stretch): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
