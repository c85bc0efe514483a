import type { Uri, Webview } from 'vscode';

/** Both extension hosts have it, but no set of types that fits both names it. */
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };

/**
 * The page of a webview. It may run our one script and use our one style sheet, and nothing else: no inline code, no other
 * origin, no network.
 */
export function pageOf(
  webview: Webview,
  folder: { readonly script: Uri; readonly style: Uri },
  language: string,
): string {
  const nonce = freshNonce();
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Reportlint</title>
<link rel="stylesheet" href="${webview.asWebviewUri(folder.style)}">
</head>
<body><main id="view"></main>
<script nonce="${nonce}" src="${webview.asWebviewUri(folder.script)}"></script>
</body>
</html>`;
}

const NONCE_BYTES = 16;

function freshNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
