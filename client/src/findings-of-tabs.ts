import {
  type DiagnosticCollection,
  type Disposable,
  type Tab,
  TabInputText,
  TabInputTextDiff,
  type Uri,
  window,
} from 'vscode';
import { calmCollection } from './calm-collection';

/**
 * Takes the findings of a report out of Problems with its last tab. The language client leaves them to the server, which
 * may be told that the document is closed only minutes later: VS Code keeps documents that an extension has opened.
 */
export class FindingsOfTabs implements Disposable {
  private readonly collections = new Set<DiagnosticCollection>();
  private readonly following: Disposable;

  /** `keeps`: whether the findings of reports that are not open are wanted too. */
  constructor(private readonly keeps: () => boolean) {
    this.following = window.tabGroups.onDidChangeTabs(({ closed }) => this.clear(closed));
  }

  /** For `LanguageClientOptions.diagnosticCollectionProvider`. */
  readonly provider = {
    create: (name: string | undefined): DiagnosticCollection => {
      const collection = calmCollection(name);
      this.collections.add(collection);
      return collection;
    },
    dispose: (collection: DiagnosticCollection): void => {
      this.collections.delete(collection);
      collection.dispose();
    },
  };

  dispose(): void {
    this.following.dispose();
  }

  private clear(closed: readonly Tab[]): void {
    if (this.keeps()) return;
    const shown = new Set(window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(urisOf)).map(String));
    for (const uri of closed.flatMap(urisOf))
      if (!shown.has(uri.toString())) for (const collection of this.collections) collection.delete(uri);
  }
}

function urisOf({ input }: Tab): readonly Uri[] {
  if (input instanceof TabInputText) return [input.uri];
  return input instanceof TabInputTextDiff ? [input.original, input.modified] : [];
}
