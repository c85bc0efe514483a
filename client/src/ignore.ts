import { type CodeAction, CodeActionKind, commands, l10n, type TextEditor, type Uri, window, workspace } from 'vscode';
import { type ConfigChange, type ConfigEditParams, IGNORE_COMMAND } from '../../server/src/protocol';
import { editConfig, type Outcome } from './config-files';
import type { Session } from './session';

/** Ignores what a quick fix says; from the palette, one of the findings at the caret. */
export async function ignoreFinding(session: Session, given: unknown): Promise<void> {
  const params = isParams(given) ? given : await chooseAtCaret();
  const change = params && (await withReason(params.change));
  if (!params || !change) return;
  tell(await editConfig(session, { ...params, change }));
}

/** Says what became of an edit of a configuration. */
export function tell(outcome: Outcome): void {
  if (typeof outcome === 'object') return void tellInvalid(outcome.invalid);
  const message =
    outcome === 'done'
      ? l10n.t('Written into .reportlint.json; “Accepted Findings…” takes it back.')
      : l10n.t('There is nothing to change here.');
  window.setStatusBarMessage(message, SHOWN_FOR);
}

/** Milliseconds. */
const SHOWN_FOR = 5000;

async function tellInvalid(uri: Uri): Promise<void> {
  const open = l10n.t('Open');
  const message = l10n.t('.reportlint.json is not valid and was left as it is. Mend it first.');
  if ((await window.showWarningMessage(message, open)) === open) await window.showTextDocument(uri);
}

function isParams(given: unknown): given is ConfigEditParams {
  return typeof Object(given).uri === 'string' && typeof Object(given).change === 'object';
}

/** Undefined where the writer has thought better of it; an empty reason is as good as any. */
async function withReason(change: ConfigChange): Promise<ConfigChange | undefined> {
  if (change.kind !== 'accept') return change;
  const reason = await window.showInputBox({
    title: l10n.t('Ignore this finding'),
    prompt: l10n.t('Why may it stay as it is? Others who read .reportlint.json see the reason; it may be empty.'),
    ignoreFocusOut: true,
  });
  if (reason === undefined) return undefined;
  const author = workspace.getConfiguration('reportlint').get<string>('author', '').trim();
  return { ...change, reason: reason.trim(), author, date: today(new Date()) };
}

/** As `2024-12-31`, where the writer is. */
function today(now: Date): string {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map(each => String(each).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}

async function chooseAtCaret(): Promise<ConfigEditParams | undefined> {
  const editor = window.activeTextEditor;
  const offered = editor ? await offeredAt(editor) : [];
  if (offered.length === 0) window.setStatusBarMessage(l10n.t('There is no finding here.'), SHOWN_FOR);
  if (offered.length === 0) return undefined;
  const items = offered.map(({ title, command }) => ({ label: title, params: command?.arguments?.[0] }));
  const chosen = await window.showQuickPick(items, { title: l10n.t('Ignore this finding') });
  return chosen?.params;
}

async function offeredAt({ document, selection }: TextEditor): Promise<readonly CodeAction[]> {
  const actions = await commands.executeCommand<readonly CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    selection,
    CodeActionKind.QuickFix.value,
  );
  return actions.filter(({ command }) => command?.command === IGNORE_COMMAND);
}
