import { ConfigurationTarget, l10n, window, workspace } from 'vscode';

/** The reviewer's name: the setting, or else asked for once and kept there. Undefined where the writer does not say. */
export async function authorName(): Promise<string | undefined> {
  const set = workspace.getConfiguration('reportlint').get<string>('author', '').trim();
  return set === '' ? askName() : set;
}

async function askName(): Promise<string | undefined> {
  const name = await window.showInputBox({
    title: l10n.t('Your name'),
    prompt: l10n.t('Annotations are signed with it. It is kept in your settings and asked for only once.'),
    ignoreFocusOut: true,
    validateInput: value => (value.trim() === '' ? l10n.t('Please write a name.') : undefined),
  });
  if (name === undefined || name.trim() === '') return undefined;
  await workspace.getConfiguration('reportlint').update('author', name.trim(), ConfigurationTarget.Global);
  return name.trim();
}
