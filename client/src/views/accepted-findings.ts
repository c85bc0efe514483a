import { l10n, type QuickInputButton, type QuickPickItem, Range, ThemeIcon, Uri, window } from 'vscode';
import { ACCEPTED_REQUEST, type ConfigEditParams, type ListedAccepted } from '../../../server/src/protocol';
import { editConfig } from '../config-files';
import { tell } from '../ignore';
import type { Session } from '../session';

/** The list of all findings that are accepted: Enter leads to one, its button takes it back. */
export async function showAcceptedFindings(session: Session): Promise<void> {
  await session.start();
  const all = await read(session);
  if (all.length === 0) return void window.showInformationMessage(l10n.t('No finding is ignored here.'));
  const pick = window.createQuickPick<Item>();
  pick.title = l10n.t('Accepted findings');
  pick.placeholder = l10n.t('Choose one to go there; its button takes it back');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const show = (listed: readonly ListedAccepted[]) => {
    pick.items = listed.map(itemOf);
    pick.buttons = listed.some(({ isStale }) => isStale) ? [removeStale()] : [];
  };
  const restore = async (listed: readonly ListedAccepted[]) => {
    pick.busy = true;
    await takeBack(session, listed);
    show(await read(session));
    pick.busy = false;
  };
  show(all);
  pick.onDidTriggerItemButton(({ item }) => restore([item.listed]));
  pick.onDidTriggerButton(() => restore(pick.items.map(({ listed }) => listed).filter(({ isStale }) => isStale)));
  pick.onDidAccept(() => {
    const [item] = pick.selectedItems;
    pick.hide();
    if (item) void goTo(item.listed);
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
}

interface Item extends QuickPickItem {
  readonly listed: ListedAccepted;
}

async function read(session: Session): Promise<readonly ListedAccepted[]> {
  const uri = window.activeTextEditor?.document.uri.toString() ?? null;
  return (await session.request<{ uri: string | null }, ListedAccepted[]>(ACCEPTED_REQUEST, { uri })) ?? [];
}

function itemOf(listed: ListedAccepted): Item {
  const { text, rule, path, reason, author, date, isStale } = listed;
  const by = [author, date].filter(Boolean).join(' ');
  return {
    listed,
    label: `${isStale ? '$(warning) ' : ''}${reason || text || rule}`,
    description: rule,
    detail: [path, reason ? text : undefined, by, isStale ? l10n.t('no longer there') : undefined]
      .filter(Boolean)
      .join(' · '),
    buttons: [{ iconPath: new ThemeIcon('discard'), tooltip: l10n.t('Take back: show the finding again') }],
  };
}

function removeStale(): QuickInputButton {
  return { iconPath: new ThemeIcon('clear-all'), tooltip: l10n.t('Remove all that are no longer there') };
}

/** One edit for each configuration. */
async function takeBack(session: Session, listed: readonly ListedAccepted[]): Promise<void> {
  for (const uri of new Set(listed.map(({ config }) => config))) {
    const own = listed.filter(({ config }) => config === uri);
    const entries = own.map(({ path, rule, fingerprint }) => ({ path, rule, fingerprint }));
    const params: ConfigEditParams = { uri, change: { kind: 'restore', entries } };
    const outcome = await editConfig(session, params);
    if (outcome !== 'done') tell(outcome);
  }
}

async function goTo({ report, range }: ListedAccepted): Promise<void> {
  const selection = range && new Range(range.start.line, range.start.character, range.end.line, range.end.character);
  await window.showTextDocument(Uri.parse(report), selection ? { selection } : {});
}
