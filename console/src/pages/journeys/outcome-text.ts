import type { EnrolmentDetail } from '@hetang/contract/http/journeys';
import type { TFunction } from 'i18next';
import { formatInstant } from '../../kit/format.ts';
import type { WordGroup } from '../../kit/use-word.ts';

type Step = EnrolmentDetail['steps'][number];
type Word = (group: WordGroup, code: string) => string;

/** What came of a step: the branch that was taken, the arm of a split, or a code with a word. */
export function outcomeText(t: TFunction, word: Word, outcome: string): string {
  const condition = /^if (\d+)$/.exec(outcome)?.[1];
  if (condition) return t('trace.branch', { n: condition });
  const arm = /^arm (.+)$/.exec(outcome)?.[1];
  if (arm) return t('trace.arm', { arm });
  return word('stepOutcome', outcome);
}

/** What else was noted of a step, each in words; what has no word is shown as it is. */
export function detailTexts(
  t: TFunction,
  word: Word,
  { detail, timezone }: { detail: Step['detail']; timezone: string },
): string[] {
  return Object.entries(detail).map(([name, value]) => {
    switch (name) {
      case 'lateMinutes':
        return t('trace.late', { n: String(value) });
      case 'to':
        return typeof value === 'number'
          ? t('trace.toNode', { n: value })
          : t('trace.to', { to: String(value) });
      case 'toVersion':
        return t('trace.toVersion', { version: String(value) });
      case 'by':
        return t('trace.by', { by: String(value) });
      case 'split':
        return t('trace.split', { split: String(value) });
      case 'balance':
        return t('trace.balance', { n: String(value) });
      case 'event':
        return t('trace.event', { event: word('event', String(value)) });
      case 'seq':
        return t('trace.seq', { seq: String(value) });
      case 'date':
        return t('trace.date', { date: dateText(value, timezone) });
      default:
        return `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`;
    }
  });
}

function dateText(value: unknown, timezone: string): string {
  const text = String(value);
  return text.includes('T') ? formatInstant(text, timezone) : text;
}
