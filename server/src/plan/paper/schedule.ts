import { say } from '../../conditions/rules/words.ts';
import { dayTable } from '../calendar/day-table.ts';
import type { DatedSlot } from '../rules/calendar/dated-slot.ts';
import { slotsInPeriod } from '../rules/calendar/slots-between.ts';
import { choiceName } from '../words/choice-names.ts';
import { definitionName, type Reading } from '../words/reading.ts';
import type { Block, Chapter } from './block.ts';

const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Everything that is published in the period of the plan, month by month; none without a period. */
export function scheduleChapter(reading: Reading): Chapter[] {
  const { lang } = reading;
  const months = new Map<string, string[][]>();
  for (const row of scheduleRows(reading)) {
    const month = row[0]?.slice(0, 7) ?? '';
    const rows = months.get(month) ?? [];
    rows.push(row);
    months.set(month, rows);
  }
  if (months.size === 0) return [];
  const head = scheduleHead(lang);
  const blocks = [...months].map(([caption, rows]): Block => ({ kind: 'table', caption, head, rows }));
  const title = say(lang, '发布日程', 'Schedule');
  const note = say(
    lang,
    '按月列出周期内每一天发布什么',
    'What is published on each day of the period, by month',
  );
  return [{ id: 'schedule', title, note, blocks }];
}

export function scheduleHead(lang: Reading['lang']): string[] {
  return lang === 'zh'
    ? ['日期', '星期', '时刻', '在哪里', '栏目', '发什么', '谁发']
    : ['Date', 'Day', 'Time', 'Where', 'Column', 'What', 'Who'];
}

/** Everything that is published in the period, one line each, in order of time. */
export function scheduleRows(reading: Reading): string[][] {
  const { plan } = reading;
  return slotsInPeriod(plan, dayTable(plan.holidays)).map((slot) => rowOf(reading, slot));
}

function rowOf(reading: Reading, slot: DatedSlot): string[] {
  const weekday = WEEK[new Date(`${slot.day}T00:00:00Z`).getUTCDay()] ?? 'sun';
  const message = slot.message && definitionName(reading, 'messages', slot.message);
  return [
    slot.day,
    choiceName(weekday, reading.lang),
    slot.at,
    definitionName(reading, slot.place.kind, slot.place.key),
    slot.column ? definitionName(reading, 'columns', slot.column) : '',
    [message, slot.brief].filter(Boolean).join(' · '),
    slot.by ? definitionName(reading, 'staff', slot.by) : '',
  ];
}
