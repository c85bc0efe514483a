import type { KeptState, ToWebview, ViewData } from '../src/webviews/messages';
import { onThemeChange } from './chart';
import { comparisonView } from './comparison';
import { make } from './dom';
import { indicatorView } from './indicators';
import type { Host, Page } from './view';
import { yearsView } from './years';

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): KeptState | undefined;
  setState(state: KeptState): void;
};

const editor = acquireVsCodeApi();
const place = document.getElementById('view') ?? document.body.appendChild(make('main'));
let view: Page | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToWebview>) => receive(data));
onThemeChange(() => view?.redraw());
editor.postMessage({ type: 'ready' });

function receive(message: ToWebview): void {
  switch (message.type) {
    case 'show':
      return show(message);
    case 'arrange':
      view?.arrange(message.arrangement);
      if (view) editor.postMessage({ type: 'arranged', request: message.request, shown: view.shown });
      return;
    case 'export':
      return void sendFile(message);
    case 'activate':
      return view?.activate(message.row, message.column);
    case 'press':
      return view?.press(message.row, message.text);
  }
}

/** The same again, such as after an edit, keeps how the writer has arranged it. */
function show({ data, words, language }: Extract<ToWebview, { type: 'show' }>): void {
  const kept = editor.getState();
  const uris = urisOf(data);
  const isSame = kept?.view === data.view && String(kept.uris) === String(uris);
  const host: Host = {
    words,
    language,
    post: message => editor.postMessage(message),
    keep: arrangement => editor.setState({ view: data.view, uris, arrangement }),
  };
  const made = viewOf(data, host);
  view = made;
  place.replaceChildren(made.element);
  editor.setState({ view: data.view, uris, arrangement: isSame ? kept.arrangement : undefined });
  made.mount(isSame ? kept.arrangement : undefined);
}

function viewOf(data: ViewData, host: Host): Page {
  switch (data.view) {
    case 'indicators':
      return indicatorView(data, host);
    case 'comparison':
      return comparisonView(data, host);
    case 'years':
      return yearsView(data, host);
  }
}

function urisOf(data: ViewData): readonly string[] {
  if (data.view === 'indicators') return [data.report.uri];
  if (data.view === 'comparison') return data.compared.reports.map(({ uri }) => uri);
  return [data.compared.last.uri, data.compared.current.uri];
}

async function sendFile({ request, format }: Extract<ToWebview, { type: 'export' }>): Promise<void> {
  const bytes = await view?.file(format);
  if (bytes) editor.postMessage({ type: 'file', request, format, bytes });
}
