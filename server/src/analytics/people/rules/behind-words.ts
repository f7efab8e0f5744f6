import type { Ask, Behind } from '@hetang/contract/http/asks';
import { eventWords } from '../../../conditions/rules/event-words.ts';
import type { PlanNames } from '../../../conditions/rules/plan-names.ts';
import type { Lang } from '../../../kernel/errors.ts';
import { groupInWords } from '../../http/rules/group-words.ts';

interface Words {
  names: PlanNames;
  lang: Lang;
}

/** What a number counts, as the title of the list of its people. */
export function behindInWords(behind: Behind, words: Words): string {
  if (behind.of === 'stage') {
    const stage = words.names.of('stages', behind.stage);
    return words.lang === 'zh' ? `曾进入阶段「${stage}」的客户` : `contacts who have entered “${stage}”`;
  }
  if (behind.of === 'goal') {
    const goal = words.names.of('goals', behind.goal);
    return words.lang === 'zh' ? `目标「${goal}」达到的客户` : `contacts whom “${goal}” has reached`;
  }
  if (behind.of === 'home') return join([FIGURES[behind.figure][words.lang], days(behind, words)], words);
  return join([placeOf(behind, words), groupOf(behind, words), amongOf(behind, words)], words);
}

/** A question with its days, short enough for a heading. */
export function askInWords(ask: Ask, words: Words): string {
  return join([questionOf(ask, words), days(ask, words), amongOf(ask, words)], words);
}

const FIGURES = {
  added: { zh: '新增客户', en: 'contacts added' },
  lost: { zh: '流失客户', en: 'contacts lost' },
  buyers: { zh: '支付客户', en: 'buyers' },
} as const;

function join(parts: readonly (string | null)[], { lang }: Words): string {
  return parts.filter((part) => part !== null).join(lang === 'zh' ? '，' : ', ');
}

function days(of: { from?: string | undefined; to?: string; asOf?: string }, { lang }: Words): string {
  const to = of.to ?? of.asOf ?? '';
  if (!of.from) return lang === 'zh' ? `截至 ${to}` : `up to ${to}`;
  if (of.from === to) return to;
  return lang === 'zh' ? `${of.from} 至 ${to}` : `${of.from} to ${to}`;
}

function questionOf(ask: Ask, { lang }: Words): string {
  const zh = lang === 'zh';
  const event = (step: { event?: string | undefined; name?: string | undefined }) =>
    step.name ?? eventWords(step.event ?? '', lang);
  switch (ask.of) {
    case 'funnel':
      return `${zh ? '漏斗' : 'Funnel '}${ask.steps.map(event).join(' → ')}`;
    case 'retention':
      return `${zh ? '留存' : 'Retention '}${event(ask.start)} → ${event(ask.back)}`;
    case 'rfm':
      return 'RFM';
    case 'trend':
      return zh ? `趋势${event(ask)}` : `Trend of ${event(ask)}`;
  }
}

type Counted = Exclude<Behind, { of: 'home' | 'stage' | 'goal' }>;

function placeOf(behind: Counted, words: Words): string {
  const zh = words.lang === 'zh';
  const asked = `${questionOf(behind, words)} ${days(behind, words)}`;
  switch (behind.of) {
    case 'funnel': {
      const { step, dropped } = behind;
      if (zh) return `${asked}，${dropped ? `止步于第 ${step} 步` : `到达第 ${step} 步`}的客户`;
      return `${asked}, ${dropped ? `no further than step ${step}` : `reached step ${step}`}`;
    }
    case 'retention':
      return `${asked}${zh ? '，' : ', '}${cohortOf(behind, zh)}`;
    case 'rfm':
      return `${asked} ${bandsOf(behind)}`.trim();
    case 'trend':
      return zh ? `${asked}，做过的客户` : `${asked}, contacts who did it`;
  }
}

function cohortOf({ cohort, position }: Extract<Counted, { of: 'retention' }>, zh: boolean): string {
  const begun = cohort ?? (zh ? '全部' : 'all');
  if (position < 0) return zh ? `起始期 ${begun} 的客户` : `cohort ${begun}`;
  return zh ? `起始期 ${begun} 中第 ${position} 期回来的客户` : `cohort ${begun}, back in period ${position}`;
}

function bandsOf({ recency, frequency }: Extract<Counted, { of: 'rfm' }>): string {
  return `${recency === undefined ? '' : `R${recency}`}${frequency === undefined ? '' : `F${frequency}`}`;
}

function groupOf(behind: Counted, words: Words): string | null {
  const { breakdown, key } = behind;
  if (breakdown === undefined || key === undefined) return null;
  const zh = words.lang === 'zh';
  const by = groupInWords(breakdown, words.lang, zh ? '事件' : 'the event');
  const value = key === '' ? (zh ? '（空）' : '(none)') : nameOf(breakdown, key, words.names);
  return `${by} = ${value}`;
}

/** Keys become names where the plan has some. */
function nameOf(breakdown: string, key: string, names: PlanNames): string {
  if (breakdown === 'stage') return names.of('stages', key);
  if (breakdown === 'code') return names.of('codes', key);
  return breakdown === 'owner' ? names.of('staff', key) : key;
}

function amongOf({ among }: { among?: string | undefined }, { names, lang }: Words): string | null {
  if (among === undefined) return null;
  const name = names.of('segments', among);
  return lang === 'zh' ? `分群「${name}」之内` : `within “${name}”`;
}
