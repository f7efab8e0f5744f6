import type { Lang } from '../../kernel/errors.ts';

const UNITS = {
  m: ['分钟', 'minute'],
  h: ['小时', 'hour'],
  d: ['天', 'day'],
  w: ['周', 'week'],
} as const;

/** A duration of the plan in words, in the unit it is written in: `10m` is 10 分钟 / 10 minutes. */
export function durationWords(duration: string, lang: Lang): string {
  const match = /^(\d+)([mhdw])$/.exec(duration);
  if (!match) return duration;
  const count = Number(match[1]);
  const [zh, en] = UNITS[match[2] as keyof typeof UNITS];
  return lang === 'zh' ? `${count} ${zh}` : `${count} ${en}${count === 1 ? '' : 's'}`;
}
