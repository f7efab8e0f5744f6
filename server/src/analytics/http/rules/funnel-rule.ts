import type { Lang } from '../../../kernel/errors.ts';
import { groupInWords } from './group-words.ts';
import { spanInWords } from './span.ts';

/** How a funnel was counted, in words. */
export function funnelRule(
  question: { from: string; to: string; zone: string; window: number; breakdown?: string | undefined },
  lang: Lang,
): string {
  const { from, to, zone, breakdown } = question;
  const window = spanInWords(question.window, lang);
  if (lang === 'en') {
    const group = breakdown
      ? ` Groups: ${groupInWords(breakdown, 'en', 'the event that starts the attempt')}; at most 100, the largest first.`
      : '';
    return `People, in the order of the steps. The first step happens from ${from} to ${to} (${zone}); the rest within ${window} of it, the end included, even after ${to}. One event fills one step. Of several attempts the deepest counts, of equally deep ones the first to get there; times are taken from it. Events of one instant keep the order of the log.${group}`;
  }
  const group = breakdown
    ? `分组依据:${groupInWords(breakdown, 'zh', '该次尝试首个事件')};按人数取前 100 组。`
    : '';
  return `按人数计,步骤须依次发生。首步发生在 ${from} 至 ${to}(${zone}),后续步骤在首步之后 ${window}内(含终点)完成即可,可晚于 ${to}。一个事件只算一步。一人多次尝试取走得最深的一次,同样深取最先达到的一次,时长也取自这一次。同一时刻的事件按入库先后。${group}`;
}
