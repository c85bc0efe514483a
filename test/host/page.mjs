// Drives a workbench page that runs extension tests: its console comes out here, its result is returned.
import { format } from 'node:util';
import { launchBrowser } from './browser.mjs';

// What the workbench itself logs into the same channel as the console of the tests.
const NOISE =
  /^(Creating a socket|Resolv|Ignoring|Updating additional|Creation of workbench|Canceled|Extension host \(Remote\)|Timed out waiting for authentication|\[(reconnection|AgentHost|ChatModel|AccountPolicy|Service Worker|DefaultAccount|chat))|ENOPRO|CodeExpectedError|package\.nls|additional builtin|contribution|fs provider/;

const VERBOSE = process.env.VERBOSE !== undefined;

/** Opens `url` in a browser and resolves to the exit code of the tests; throws when they do not end in time. */
export async function runTestsAt(url, timeoutMilliseconds = 600_000) {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({
      viewport: { width: 1400, height: 900 },
      // Older builds read the clipboard of the browser, which asks whether they may.
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    return await ending(page, url, timeoutMilliseconds);
  } finally {
    await browser.close();
  }
}

async function ending(page, url, timeoutMilliseconds) {
  await page.exposeFunction('codeAutomationLog', log);
  const result = new Promise((resolve, reject) => {
    page.on('crash', () => reject(new Error('The page of VS Code crashed.')));
    setTimeout(
      () => reject(new Error(`The tests did not end in ${timeoutMilliseconds} ms.`)),
      timeoutMilliseconds,
    ).unref();
    page
      .exposeFunction('codeAutomationExit', resolve)
      .then(() => page.goto(url))
      .catch(reject);
  });
  if (VERBOSE) page.on('pageerror', error => console.log('page error', error.message));
  return result;
}

function log(type, values) {
  const text = format(...values);
  if (!VERBOSE && NOISE.test(text)) return;
  console.log(type === 'log' || type === 'info' ? text : `[${type}] ${text}`);
}
