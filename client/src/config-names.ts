import type { Uri } from 'vscode';
import { CONFIG_FILE } from '../../server/src/protocol';
import { isEditorScheme } from './judge';

/** Whether a document holds settings of Reportlint and no report; an old revision of them holds none. */
export function isConfigFile({ uri }: { readonly uri: Uri }): boolean {
  return uri.toString().endsWith(`/${CONFIG_FILE}`) && !isEditorScheme(uri.scheme);
}
