// Figures in a real VS Code: hover, highlights, definition, references, tokens, hints. Runs in both hosts.
import * as vscode from 'vscode';
import { execute, findings, hover, open, positionOf, revert } from './editor';
import { equal, matches, present } from './expect';

const run = execute;

suite('Figures in VS Code', () => {
  test('a hedged figure shows its range and what follows from its growth', async () => {
    const document = await report('pingshan-2024.txt');
    const text = await hover(document, positionOf(document, '2100余次'));
    matches(text, /over: 2,100 次 – 2,200 次/, /Same period of the year before \(derived\) \| ≈ 1,200 次/);
    equal(await hover(document, positionOf(document, '理论学习')), '');
  });

  test('a Traditional figure is read', async () => {
    const document = await report('xinwu-2024.txt');
    matches(await hover(document, positionOf(document, '65%以上')), /公辦園覆蓋率/, /at least: ≥ 65%/, /2025/);
  });

  test('the other places of an indicator are links into the file', async () => {
    const document = await report('haicang-2024.txt');
    const [place, other] = [positionOf(document, '4920个'), positionOf(document, '6000个')];
    const text = await hover(document, place);
    const link = present(/\[line \d+: 6000个[^\]]*\]\(([^)]+)\)/.exec(text)?.[1], 'link to the other place');
    const target = vscode.Uri.parse(link);
    equal(target.fragment, `L${other.line + 1},${other.character + 1}`);
    equal(target.with({ fragment: '' }).toString(), document.uri.toString());
  });

  test('highlights, definition and references join the mentions of an indicator', async () => {
    const document = await report('haicang-2024.txt');
    const place = positionOf(document, '6000个');
    const marked = await run<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document.uri, place);
    const texts = (ranges: readonly vscode.Range[]) => ranges.map(range => document.getText(range)).sort();
    equal(texts(marked.map(({ range }) => range)), ['4920个', '6000个', '新增学位', '新增学位']);
    const definitions = await run<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      place,
    );
    equal(texts(definitions.map(rangeOf)), ['4920个']);
    const references = await run<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, place);
    equal(texts(references.map(({ range }) => range)), ['4920个', '6000个']);
  });

  test('words that are no indicator are marked by the editor itself', async () => {
    const document = await report('haicang-2024.txt');
    const place = positionOf(document, '教育发展');
    const marked = await run<vscode.DocumentHighlight[] | undefined>(
      'vscode.executeDocumentHighlights',
      document.uri,
      place,
    );
    equal(
      (marked ?? []).filter(({ kind }) => kind === vscode.DocumentHighlightKind.Write),
      [],
    );
  });

  test('indicators are found by name across the workspace', async () => {
    await report('haicang-2024.txt');
    const found = await run<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', '新增学位');
    const files = new Set(found.map(({ location }) => location.uri.path.replace(/.*\//, '')));
    equal([files.has('haicang-2024.txt'), files.has('longwan-2023.txt')], [true, true]);
  });

  test('names, values, units and hedges have tokens of their own', async () => {
    const document = await report('pingshan-2024.txt');
    const legend = await run<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', document.uri);
    equal(legend.tokenTypes, ['indicatorName', 'figureValue', 'figureUnit', 'figureHedge']);
    const tokens = await run<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri);
    const named = decoded(document, tokens, legend);
    for (const expected of ['figureValue 2100', 'figureHedge 余', 'figureUnit 次', 'figureValue.rise 75'])
      equal([expected, named.includes(expected)], [expected, true]);
  });

  test('inlay hints come and go with the setting', async () => {
    const document = await report('haicang-2024.txt');
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = async () =>
      (await run<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole)).map(({ label }) => label);
    equal(await hints(), []);
    const settings = vscode.workspace.getConfiguration('reportlint');
    await settings.update('inlayHints', 'values', vscode.ConfigurationTarget.Global);
    try {
      const shown = await until(hints, labels => labels.length > 0);
      equal([shown.includes('144 million 元'), shown], [true, shown]);
    } finally {
      await settings.update('inlayHints', undefined, vscode.ConfigurationTarget.Global);
    }
    await until(hints, labels => labels.length === 0);
    await revert();
  });
});

/** A report as far as the server has read it. */
async function report(name: string): Promise<vscode.TextDocument> {
  const { document } = await open(name);
  await findings(document, found => found.length > 0);
  return document;
}

function rangeOf(place: vscode.Location | vscode.LocationLink): vscode.Range {
  return 'range' in place ? place.range : (place.targetSelectionRange ?? place.targetRange);
}

/** Asks again until the answer is the one wanted: a setting takes a message to reach the server. */
async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const deadline = performance.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`Still ${JSON.stringify(answer)}`);
  }
}

function decoded(
  document: vscode.TextDocument,
  { data }: vscode.SemanticTokens,
  { tokenTypes, tokenModifiers }: vscode.SemanticTokensLegend,
): readonly string[] {
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
    character = lines > 0 ? characters : character + characters;
    line += lines;
    const modifiers = tokenModifiers.filter((_, bit) => bits & (1 << bit));
    const text = document.getText(new vscode.Range(line, character, line, character + length));
    found.push(`${[tokenTypes[type], ...modifiers].join('.')} ${text}`);
  }
  return found;
}
