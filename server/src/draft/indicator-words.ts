import type { Bilingual } from '../text/bilingual';
import type { Approximation, Role } from './indicators';

/** How exact a figure is, wherever it is shown: a card, a table, a list. */
export const APPROXIMATION_WORDS: Readonly<Record<Exclude<Approximation, 'none'>, Bilingual>> = {
  about: { zh: '约', en: 'about' },
  over: { zh: '超过', en: 'over' },
  under: { zh: '不足', en: 'under' },
  nearly: { zh: '近', en: 'nearly' },
  'at-least': { zh: '不少于', en: 'at least' },
  'at-most': { zh: '不超过', en: 'at most' },
  range: { zh: '区间', en: 'range' },
};

/** What a figure says of its indicator, likewise. */
export const ROLE_WORDS: Readonly<Record<Role, Bilingual>> = {
  level: { zh: '水平值', en: 'level' },
  change: { zh: '变化值', en: 'change' },
  share: { zh: '占比', en: 'share' },
  times: { zh: '倍数', en: 'times' },
  rank: { zh: '位次', en: 'rank' },
};
