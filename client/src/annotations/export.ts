import { l10n, type TextDocument, Uri, window, workspace } from 'vscode';
import { EXPORT_ANNOTATIONS_REQUEST, type ExportAnnotationsParams } from '../../../server/src/protocol';
import type { Session } from '../session';
import { utf8Of } from './utf-8';

type Format = ExportAnnotationsParams['format'];

/** Writes the annotations of a report to a file of the writer's choice. Format and file may be handed over. */
export async function exportAnnotations(
  session: Session,
  document: TextDocument,
  given: unknown,
  target: unknown,
): Promise<void> {
  const format = FORMATS.find(each => each === given) ?? (await askFormat());
  if (format === undefined) return;
  const file = target instanceof Uri ? target : await window.showSaveDialog(dialogFor(document, format));
  if (file === undefined) return;
  const params = { textDocument: { uri: document.uri.toString() }, format };
  const content = await session.request<ExportAnnotationsParams, string>(EXPORT_ANNOTATIONS_REQUEST, params);
  if (content === undefined) return;
  await workspace.fs.writeFile(file, utf8Of(content));
  void offerToOpen(file);
}

const FORMATS: readonly Format[] = ['markdown', 'csv'];

async function askFormat(): Promise<Format | undefined> {
  const items = [
    { label: 'Markdown', description: l10n.t('to read and print'), format: 'markdown' as const },
    { label: 'CSV', description: l10n.t('for Excel and WPS'), format: 'csv' as const },
  ];
  return (await window.showQuickPick(items, { title: l10n.t('Export annotations as') }))?.format;
}

function dialogFor({ uri }: TextDocument, format: Format) {
  const extension = format === 'markdown' ? 'md' : 'csv';
  const name = uri.path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  const defaultUri = Uri.joinPath(uri, '..', `${name}-${l10n.t('annotations')}.${extension}`);
  return { defaultUri, filters: { [extension.toUpperCase()]: [extension] } };
}

async function offerToOpen(file: Uri): Promise<void> {
  const open = l10n.t('Open');
  const chosen = await window.showInformationMessage(l10n.t('The annotations have been exported.'), open);
  if (chosen === open) await window.showTextDocument(file);
}
