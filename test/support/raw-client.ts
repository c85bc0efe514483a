import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { StreamMessageReader } from 'vscode-languageserver/node';

export interface Response {
  readonly id: number | null;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** Writes to a server whatever it is told to, without the care that a protocol library takes. */
export class RawClient {
  readonly process: ChildProcess;
  private readonly waiting = new Map<number | null, (response: Response) => void>();
  private readonly died: Promise<never>;
  private requests = 0;

  constructor(serverPath: string) {
    const server = spawn(process.execPath, [serverPath, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.process = server;
    this.died = once(server, 'exit').then(([code]) => {
      throw new Error(`The server ended with ${code} before it answered`);
    });
    this.died.catch(() => undefined);
    new StreamMessageReader(server.stdout).listen(message => {
      if (!('method' in message) && 'id' in message)
        this.waiting.get(message.id as number | null)?.(message as Response);
    });
  }

  write(bytes: string): void {
    this.process.stdin?.write(bytes);
  }

  notify(method: string, params: unknown): void {
    this.send({ method, params });
  }

  request(method: string, params: unknown): Promise<Response> {
    const id = ++this.requests;
    const answered = this.response(id);
    this.send({ id, method, params });
    return answered;
  }

  /** The answer with this id; a server that ends before it answers is an error. */
  response(id: number | null): Promise<Response> {
    const answered = new Promise<Response>(resolve => this.waiting.set(id, resolve));
    return Promise.race([answered, this.died]);
  }

  private send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }
}
