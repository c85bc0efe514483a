import { readFileSync } from 'node:fs';

export const seedNames = ['haicang-2024', 'linping-2024', 'longwan-2023', 'pingshan-2024', 'xinwu-2024'] as const;

export type SeedName = (typeof seedNames)[number];

/** The text of a seed report, without BOM. */
export function seed(name: SeedName): string {
  return readFileSync(`seeds/${name}.txt`, 'utf8').replace(/^\ufeff/, '');
}
