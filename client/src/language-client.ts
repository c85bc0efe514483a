// The entry of dist/language-client.js: a bundle of its own, so that an editor reads the library when the first report wants
// it, and not for every text that makes VS Code start this extension.
export { LanguageClient, TransportKind } from 'vscode-languageclient/node';
