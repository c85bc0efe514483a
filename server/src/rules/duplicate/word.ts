import { sourceSpan } from '../../text/reading';
import type { Rule } from '../rule';

/**
 * Particles that stand twice by a slip of the keyboard. 528 doubled characters of 36 reports hold one error (的的); all
 * other doublings are words (牢牢), word boundaries (中国国际) or names, so only particles are looked at, without the
 * words that end or begin with one (目的的, 和和气气, 平和和谐).
 */
export const word: Rule = {
  id: 'duplicate/word',
  severity: 'error',
  summary: { zh: '虚词重复', en: 'A particle stands twice.' },
  *paragraph({ reading, text }) {
    DOUBLED.lastIndex = 0;
    for (let match = DOUBLED.exec(reading.text); match; match = DOUBLED.exec(reading.text)) {
      const at = match.index;
      if (isLegal(reading.text, at)) continue;
      const span = sourceSpan(reading, at, at + 2);
      const second = sourceSpan(reading, at + 1, at + 2);
      const particle = text.slice(second.start, second.end);
      yield {
        ...span,
        message: { zh: `“${particle}”重复。`, en: `“${particle}” stands twice.` },
        fixes: [
          {
            title: { zh: `删去一个“${particle}”`, en: `Remove one “${particle}”` },
            safe: true,
            edits: [{ ...second, text: '' }],
          },
        ],
      };
    }
  },
};

const DOUBLED = /的的|和和|与与|把把|被被|及及/g;
const ENDS_WITH_PARTICLE =
  /(?:目的|有的放矢|平和|缓和|温和|柔和|融和|饱和|调和|总和|祥和|随和|亲和|共和|不和|暖和|中和|参与|给予|赋与|车把|火把|拖把|一把|两把|几把|以及|普及|涉及|顾及|触及|波及|遍及|企及|埃及|提及|危及|兼及)$/;
const BEGINS_WITH_PARTICLE =
  /^(?:的确|的士|的卢|和平|和谐|和睦|和解|和美|和气|和顺|和谈|和蔼|和田|和县|和林|和缓|和声|和善|和风|和约|和合|和乐|与会|与时俱进|与日俱增|与众不同|把关|把握|把脉|把手|把控|把门|及时|及格|及早|被告|被动|被子)/;

function isLegal(text: string, at: number): boolean {
  return (
    ENDS_WITH_PARTICLE.test(text.slice(Math.max(0, at - 3), at + 1)) ||
    BEGINS_WITH_PARTICLE.test(text.slice(at + 1, at + 5))
  );
}
