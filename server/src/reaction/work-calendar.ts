import chineseDays from 'chinese-days';

/** Whether people work on a calendar day in mainland China: weekends, holidays, and weekends worked instead. */
export function isWorkday(day: string): boolean {
  return chineseDays.isWorkday(day);
}
