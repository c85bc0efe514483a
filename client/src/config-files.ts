import { FileType, Position, Range, type TextDocument, Uri, WorkspaceEdit, workspace } from 'vscode';
import {
  CONFIG_EDIT_REQUEST,
  CONFIG_FILE,
  type ConfigEditAnswer,
  type ConfigEditParams,
  type LookAnswer,
} from '../../server/src/protocol';
import { decode } from './decode';
import type { Session } from './session';

/** What a search for a configuration wants to know of a folder, named by its URI without closing slash. */
export async function lookInto(name: string): Promise<LookAnswer> {
  // The top of a file system, such as `vscode-test-web://mount`, has no path without the slash, and nothing can be below it.
  const folder = Uri.parse(`${name}/`);
  const [text, isRepository] = await Promise.all([textIn(folder), hasRepository(folder)]);
  return { text, isRepository };
}

/** What became of an edit: made, nothing to do, or the configuration is no JSON and was left as it is. */
export type Outcome = 'done' | 'nothing' | { readonly invalid: Uri };

/** Makes a change of a configuration, as an edit that can be undone, and saves it unless the writer has it in hand. */
export async function editConfig(session: Session, params: ConfigEditParams): Promise<Outcome> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const answer = await session.request<ConfigEditParams, ConfigEditAnswer>(CONFIG_EDIT_REQUEST, params);
    if (answer === undefined) return 'nothing';
    const uri = Uri.parse(answer.uri);
    if (answer.edits === null) return { invalid: uri };
    const document = answer.before === null ? undefined : await workspace.openTextDocument(uri);
    // Changed since the server read it. Now that it is open the server has it too, and is asked again.
    if (document && document.getText() !== answer.before) continue;
    if (!(await apply(uri, document, answer.edits))) return 'nothing';
    await session.wrote(uri);
    return 'done';
  }
  return 'nothing';
}

const ATTEMPTS = 5;

async function apply(
  uri: Uri,
  document: TextDocument | undefined,
  edits: NonNullable<ConfigEditAnswer['edits']>,
): Promise<boolean> {
  const isInHand = document?.isDirty ?? false;
  const edit = new WorkspaceEdit();
  if (document === undefined) edit.createFile(uri, { ignoreIfExists: true });
  for (const { range, newText } of edits) edit.replace(uri, rangeOf(range), newText);
  if (!(await workspace.applyEdit(edit))) return false;
  if (!isInHand) await (await workspace.openTextDocument(uri)).save();
  return true;
}

function rangeOf({ start, end }: NonNullable<ConfigEditAnswer['edits']>[number]['range']): Range {
  return new Range(new Position(start.line, start.character), new Position(end.line, end.character));
}

async function textIn(folder: Uri): Promise<string | null> {
  try {
    return decode(await workspace.fs.readFile(Uri.joinPath(folder, CONFIG_FILE)));
  } catch {
    // None there, or none that can be read.
    return null;
  }
}

/** In a working tree of its own the name belongs to a file. */
async function hasRepository(folder: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.stat(Uri.joinPath(folder, '.git'))).type !== FileType.Unknown;
  } catch {
    return false;
  }
}
