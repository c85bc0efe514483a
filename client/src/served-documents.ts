import { Position, Range, type TextDocument, Uri, workspace } from 'vscode';
import { type Candidate, canBeServed, type DocumentsSetting, isServed, OPENING_LENGTH } from './judge';

/** The open documents that the server has been told of, or will be as soon as it runs. */
export class ServedDocuments {
  private readonly uris = new Set<string>();

  /** `rulePages` is the folder of the rule pages: they quote wrong text on purpose and are never checked. */
  constructor(private readonly rulePages: Uri) {}

  has(document: TextDocument | Uri): boolean {
    return this.uris.has(keyOf(document));
  }

  add(document: TextDocument): void {
    this.uris.add(keyOf(document));
  }

  delete(document: TextDocument): boolean {
    return this.uris.delete(keyOf(document));
  }

  /** Takes the document in where it is a report. A document once taken in stays until it is closed. */
  admit(document: TextDocument): boolean {
    if (!this.has(document) && this.judges(document)) this.add(document);
    return this.has(document);
  }

  /** Whether the document reads like a report, under the settings as they are now. */
  judges(document: TextDocument): boolean {
    return !this.isRulePage(document) && isServed(candidateOf(document), documentsSetting(document));
  }

  /** Whether the document may be served when its writer asks for it. */
  mayBeAsked(document: TextDocument): boolean {
    return !this.isRulePage(document) && canBeServed(candidateOf(document));
  }

  private isRulePage({ uri }: TextDocument): boolean {
    return uri.scheme === this.rulePages.scheme && uri.path.startsWith(`${this.rulePages.path}/`);
  }
}

function keyOf(document: TextDocument | Uri): string {
  return (document instanceof Uri ? document : document.uri).toString();
}

function candidateOf(document: TextDocument): Candidate {
  return {
    scheme: document.uri.scheme,
    onFileSystem: workspace.fs.isWritableFileSystem(document.uri.scheme) !== undefined,
    languageId: document.languageId,
    opening: () => document.getText(new Range(new Position(0, 0), document.positionAt(OPENING_LENGTH))),
  };
}

function documentsSetting(document: TextDocument): DocumentsSetting {
  return workspace.getConfiguration('reportlint', document).get<DocumentsSetting>('documents', 'auto');
}
