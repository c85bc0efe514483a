import { dirname, join } from 'node:path/posix';

/** Source files by path from the project's root, such as `server/src/text/span.ts`. */
export type Sources = Readonly<Record<string, string>>;

/** Every import that goes through a wall between the layers, one sentence each. */
export function breaches(sources: Sources): readonly string[] {
  return Object.entries(sources).flatMap(([path, text]) => [
    ...importsOf(text).flatMap(name => breach(path, name)),
    ...(/\bIntl\s*\.\s*Segmenter\b/.test(withoutComments(text)) ? [`${path} uses Intl.Segmenter`] : []),
  ]);
}

// Imports point to the left. What stands on one place of this list may not import one another.
const ORDER = [
  'text',
  'structure',
  'figures',
  'draft',
  'rules',
  'library',
  'protocol.ts',
  'service',
  'answers',
  'server.ts',
  'node browser cli',
];
const CLIENT_MAY_IMPORT = ['server/src/protocol', 'server/src/structure/is-report'];
// The page of the webviews and the extension share types and nothing else.
const WEBVIEW_MAY_IMPORT = ['server/src/protocol', 'client/src/webviews/messages'];
const WEBVIEW_PACKAGES =
  /^(?:chart\.js|@tanstack\/(?:table|virtual)-core(?:\/[\w-]+)?|papaparse|write-excel-file\/universal|fflate)$/;

function breach(path: string, name: string): readonly string[] {
  const allowed = name.startsWith('.') ? isOwnAllowed(path, join(dirname(path), name)) : isPackageAllowed(path, name);
  return allowed ? [] : [`${path} imports ${name}`];
}

function isOwnAllowed(path: string, target: string): boolean {
  if (path.startsWith('client/webview/'))
    return target.startsWith('client/webview/') || WEBVIEW_MAY_IMPORT.includes(target);
  if (path.startsWith('client/')) return target.startsWith('client/src/') || CLIENT_MAY_IMPORT.includes(target);
  if (!target.startsWith('server/src/')) return false;
  const [from, to] = [layerOf(path), layerOf(`${target}.ts`)];
  return from === to || (isBelow(to, from) && !(from === 'cli' && ['service', 'answers', 'server.ts'].includes(to)));
}

/** `text` of `server/src/text/span.ts`, `server.ts` of `server/src/server.ts`. */
function layerOf(path: string): string {
  return path.split('/')[2]!;
}

function isBelow(layer: string, other: string): boolean {
  const [rank, otherRank] = [layer, other].map(each => ORDER.findIndex(place => place.split(' ').includes(each)));
  return rank! >= 0 && rank! < otherRank!;
}

function isPackageAllowed(path: string, name: string): boolean {
  if (path.startsWith('client/webview/')) return WEBVIEW_PACKAGES.test(name);
  if (path.startsWith('client/'))
    return ['vscode', 'opencc-js/core'].includes(name) || /^vscode-languageclient(?:\/|$)/.test(name);
  const layer = layerOf(path);
  if (name === 'vscode-languageserver-types') return ['service', 'answers', 'server.ts'].includes(layer);
  if (/^vscode-languageserver(?:-|\/|$)/.test(name))
    return (
      ['answers', 'server.ts', 'node', 'browser'].includes(layer) ||
      (layer === 'service' && name === 'vscode-languageserver-textdocument')
    );
  if (name === 'jsonc-parser') return layer === 'library';
  if (name.startsWith('node:')) return ['node', 'cli'].includes(layer);
  return layer === 'cli' && !/^vscode/.test(name);
}

const IMPORT =
  /(?:^|[;\n])\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[;\n])\s*import\s*['"]([^'"]+)['"]|\b(?:import|require)\s*\(\s*['"`]([^'"`]+)['"`]/g;

function importsOf(text: string): readonly string[] {
  return Array.from(withoutComments(text).matchAll(IMPORT), ([, from, bare, call]) => (from ?? bare ?? call)!);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}
