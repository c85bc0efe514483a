// What the tests read of the views of the activity bar.
import type * as vscode from 'vscode';

/** What the tests need to know of a view. */
export interface Tree<L> {
  getChildren(line?: L): readonly L[];
  getTreeItem(line: L): vscode.TreeItem;
}

/** All lines of a view in the order they are shown when all is open. */
export function flat<L>(
  tree: Tree<L>,
  line?: L,
  depth = 0,
): readonly { line: L; item: vscode.TreeItem; depth: number }[] {
  return tree
    .getChildren(line)
    .flatMap(each => [{ line: each, item: tree.getTreeItem(each), depth }, ...flat(tree, each, depth + 1)]);
}

/** Their labels, indented by level. */
export function linesOf<L>(tree: Tree<L>): readonly string[] {
  return flat(tree).map(({ item, depth }) => `${' '.repeat(depth)}${item.label}`);
}

/** The line whose label, or whose description, begins with a text. */
export function find<L>(tree: Tree<L>, text: string): L | undefined {
  const begins = ({ item }: { item: vscode.TreeItem }) =>
    [item.label, item.description].some(each => String(each).startsWith(text));
  return flat(tree).find(begins)?.line;
}

/** Waits for what the views do by themselves. */
export async function until(holds: () => boolean): Promise<void> {
  for (let attempt = 0; !holds(); attempt++) {
    if (attempt === 200) throw new Error(`It does not come to hold: ${holds}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
