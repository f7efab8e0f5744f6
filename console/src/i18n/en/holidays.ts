import type { holidays as zh } from '../zh/holidays.ts';

export const holidays: typeof zh = {
  title: 'Days off',
  hint: 'The days off and days worked instead that the State Council announced are built in. `holidays` of the plan go above them: for anniversaries and sales, or to change a day. Waits until a working day, quiet hours and content calendars go by this table.',
  year: '{{year}}',
  before: 'The year before',
  after: 'The year after',
  unknown:
    'The days off of {{year}} are not known yet. Upgrade Hetang when they are announced, or write them under `holidays`.',
  noneTitle: 'No days off in this year',
  noneHint: 'Write them under `holidays` of the plan, and they appear here.',
  day: 'Day',
  name: 'Name',
  kind: 'Kind',
  kinds: { holiday: 'Day off', workday: 'Worked instead', festival: 'Festival' },
  source: 'Source',
  national: 'State Council',
  overruled: 'The plan says otherwise',
  open: 'Table of days off',
};
