import childProcess from 'node:child_process';
import { serverStarts } from './server-starts';

/** Counts the server processes that are forked from now on. */
export function countForks(): void {
  const fork = childProcess.fork;
  childProcess.fork = ((module: string, ...rest: []) => {
    if (module.endsWith('server.js')) serverStarts.push(module);
    return fork(module, ...rest);
  }) as typeof fork;
}
