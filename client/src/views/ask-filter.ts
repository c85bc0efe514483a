import { type Disposable, window } from 'vscode';

/** What a filter is asked for and asked of. */
export interface Filterable {
  readonly title: string;
  readonly placeholder: string;
  readonly filter: string;
  readonly set: (query: string) => void;
}

/** Asks for a filter that works while it is typed; Escape brings back the one before. */
export function askFilter({ title, placeholder, filter, set }: Filterable): void {
  const box = window.createInputBox();
  Object.assign(box, { title, placeholder, value: filter });
  let query = filter;
  const listeners: Disposable[] = [
    box.onDidChangeValue(set),
    box.onDidAccept(() => {
      query = box.value;
      box.hide();
    }),
    box.onDidHide(() => {
      set(query);
      for (const each of [...listeners, box]) each.dispose();
    }),
  ];
  box.show();
}
