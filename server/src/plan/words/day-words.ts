import type { Lang } from '../../kernel/errors.ts';
import { choiceName } from './choice-names.ts';

const plainDays: Record<string, { zh: string; en: string }> = {
  'every-day': { zh: '每天', en: 'every day' },
  workday: { zh: '工作日', en: 'workdays' },
  holiday: { zh: '节假日', en: 'holidays' },
  'day:last': { zh: '每月最后一天', en: 'last day of the month' },
};

/** A day of a content calendar: `day:20` is 每月 20 日, `solar-term:立春` is 立春. */
export function slotDayWords(token: string, lang: Lang): string {
  const plain = Object.hasOwn(plainDays, token) ? plainDays[token] : undefined;
  if (plain) return plain[lang];
  const [word = '', name] = token.split(':');
  if (word === 'day') return lang === 'zh' ? `每月 ${name} 日` : `day ${name} of the month`;
  if (name !== undefined) return name;
  if (/^\d{2}-\d{2}$/.test(word)) return lang === 'zh' ? `每年 ${word}` : `${word} every year`;
  return word.length === 3 ? choiceName(word, lang) : word;
}

/** A day of a cycle: `end-1d` is 阶段末日前 1 天. */
export function cycleDayWords(text: string, lang: Lang): string {
  const match = /^(start|end)(?:([+-])(\d+)d)?$/.exec(text);
  if (!match) return text;
  const [, edge, sign, days] = match;
  const zh = edge === 'start' ? '阶段首日' : '阶段末日';
  const en = edge === 'start' ? 'first day of the phase' : 'last day of the phase';
  if (days === undefined) return lang === 'zh' ? zh : en;
  if (lang === 'zh') return `${zh}${sign === '+' ? '后' : '前'} ${days} 天`;
  const count = days === '1' ? '1 day' : `${days} days`;
  return `${count} ${sign === '+' ? 'after' : 'before'} the ${en}`;
}
