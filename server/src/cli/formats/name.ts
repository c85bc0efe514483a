import type { Language } from '../../text/bilingual';
import { STANDARD_INPUT } from '../files';

/** A path as people should read it. */
export function displayName(path: string, language: Language): string {
  if (path !== STANDARD_INPUT) return path;
  return language === 'en' ? 'standard input' : '标准输入';
}
