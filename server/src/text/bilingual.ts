/** A sentence for the reader in both languages of the product. Chinese comes first; English is complete. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type Language = 'zh-CN' | 'en';

/** The text in one language. */
export function inLanguage(text: Bilingual, language: Language): string {
  return language === 'en' ? text.en : text.zh;
}

/** The product's language for a BCP 47 tag such as VS Code's `zh-cn` or `en-GB`: Chinese unless it is another language. */
export function languageOf(tag: string | undefined): Language {
  return tag === undefined || /^zh\b/i.test(tag) ? 'zh-CN' : 'en';
}
