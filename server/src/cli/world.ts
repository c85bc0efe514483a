import type { Disk } from './disk';

/** What the command line needs from outside; tests hand in their own. */
export interface World {
  readonly disk: Disk;
  /** All of standard input. */
  readInput(): Promise<Uint8Array>;
  /** To standard output. False once nobody reads it any more, as after `| head`. */
  write(data: string | Uint8Array): Promise<boolean>;
  /** One line to standard error. */
  complain(line: string): void;
  readonly color: boolean;
  /** Of the terminal, in columns. */
  readonly width: number;
  /** The working directory. */
  readonly folder: string;
  /** As `2024-12-31`, where the user is. */
  readonly today: string;
  /** Folder of the rule pages as a URI; undefined where they are not installed. */
  readonly rulePages: string | undefined;
  /** Of the program. */
  readonly version: string;
}
