import { serverStarts } from './server-starts';

type Constructor = new (script: string, ...rest: unknown[]) => object;

/** Counts the server workers that are started from now on. */
export function countWorkers(): void {
  const scope = globalThis as unknown as { Worker: Constructor };
  scope.Worker = new Proxy(scope.Worker, {
    construct(target, [script, ...rest]: [string, ...unknown[]]) {
      if (script.endsWith('server.browser.js')) serverStarts.push(script);
      return new target(script, ...rest);
    },
  });
}
