import {
  type CompletionContext,
  type CompletionItem,
  CompletionItemKind,
  CompletionTriggerKind,
  type Position,
} from 'vscode-languageserver-types';
