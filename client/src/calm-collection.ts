import {
  type Diagnostic,
  type DiagnosticCollection,
  Disposable,
  languages,
  type Position,
  Range,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type CalmFinding, CalmFindings } from './calm-findings';
import { type Clock, systemClock } from './clock';
import type { Stretch } from './stretches';

/** A place for findings that keeps the word being typed free of new ones. */
export function calmCollection(name: string | undefined, clock: Clock = systemClock): DiagnosticCollection {
  const shown = languages.createDiagnosticCollection(name);
  const calm = new CalmFindings<Held>(clock, {
    wordAtCaret,
    moved: ({ rule, diagnostic }, range) => heldAt(rule, diagnostic, range),
    show: (uri, held) => shown.set(Uri.parse(uri), held.map(inPlace)),
  });
  const listeners = Disposable.from(
    workspace.onDidChangeTextDocument(event => calm.edited(event.document.uri.toString(), event.contentChanges)),
    window.onDidChangeTextEditorSelection(({ textEditor }) => calm.caretMoved(textEditor.document.uri.toString())),
  );
  return wrapped(shown, calm, listeners);
}

/** A finding with the place that it has come to. */
interface Held extends CalmFinding {
  readonly diagnostic: Diagnostic;
}

function heldAt(rule: string, diagnostic: Diagnostic, range: Stretch): Held {
  return { rule, diagnostic, range };
}

function toHeld(diagnostic: Diagnostic): Held {
  const { code, range } = diagnostic;
  return heldAt(String(typeof code === 'object' ? code.value : code), diagnostic, range);
}

/** The same object where it has not moved: what is kept with it goes on. */
function inPlace({ diagnostic, range: { start, end } }: Held): Diagnostic {
  const range = new Range(start.line, start.character, end.line, end.character);
  if (range.isEqual(diagnostic.range)) return diagnostic;
  return Object.assign(Object.create(Object.getPrototypeOf(diagnostic)), diagnostic, { range });
}

/** What the language client does with its collection is to set the findings of one document, to drop them, and to end. */
function wrapped(shown: DiagnosticCollection, calm: CalmFindings<Held>, listeners: Disposable): DiagnosticCollection {
  const set = (uri: unknown, diagnostics?: readonly Diagnostic[]) => {
    if (uri instanceof Uri) calm.found(uri.toString(), (diagnostics ?? []).map(toHeld));
  };
  return {
    name: shown.name,
    set,
    delete: uri => {
      calm.forget(uri.toString());
      shown.delete(uri);
    },
    clear: () => {
      shown.forEach(uri => void calm.forget(uri.toString()));
      shown.clear();
    },
    forEach: (callback, thisArg) => shown.forEach(callback, thisArg),
    get: uri => shown.get(uri),
    has: uri => shown.has(uri),
    dispose: () => {
      shown.forEach(uri => void calm.forget(uri.toString()));
      listeners.dispose();
      shown.dispose();
    },
    [Symbol.iterator]: () => shown[Symbol.iterator](),
  };
}

function wordAtCaret(uri: string): Stretch | undefined {
  const editor = window.activeTextEditor;
  if (editor?.document.uri.toString() !== uri) return undefined;
  const caret: Position = editor.selection.active;
  return editor.document.getWordRangeAtPosition(caret) ?? new Range(caret, caret);
}
