import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Draft } from '../draft/draft';
import type { Edit } from '../text/edit';
import type { Client } from './client';
import { rangeOf } from './convert';

/** The document that an edit is made for. */
export interface Target {
  readonly uri: string;
  /** As sent by the client, which refuses an edit for any other version. */
  readonly version: number;
}

export function textEdits(draft: Draft, edits: readonly Edit[]): TextEdit[] {
  return edits.map(edit => ({ range: rangeOf(draft, edit), newText: edit.text }));
}

/** All edits as one change of one document, which one undo takes back. */
export function workspaceEdit({ uri, version }: Target, edits: TextEdit[], client: Client): WorkspaceEdit {
  return client.checksVersions
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}

/** Whether a request for code actions asks for a kind. Kinds are paths: `source.fixAll` asks for all below it, the empty kind for everything. */
export function isAsked(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some(asked => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}
