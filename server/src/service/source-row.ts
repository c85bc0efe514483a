import { dayOf, statusOf } from '../library/annotations/listing';
import type { PlacedThread } from '../library/annotations/placed-threads';
import { inLanguage, type Language } from '../text/bilingual';
import type { Row } from './cards';

/** What was checked against a source, by whom and when, and whether the figure has changed since. */
export function sourceRow(check: PlacedThread, language: Language): Row {
  const label = inLanguage({ zh: '来源核对', en: 'Source check' }, language);
  const about = [inLanguage(statusOf(check), language), check.text, check.author, dayOf(check.created)];
  return [label, about.filter(part => part !== '').join(language === 'en' ? ', ' : '，')];
}
