import type { staffFigures as zh } from '../zh/staff-figures.ts';

export const staffFigures: typeof zh = {
  title: 'Figures of staff',
  hint: 'What WeCom counts of members, read every night up to yesterday ({{first}} to {{last}}); WeCom keeps 180 days.',
  filters: 'Filter figures of staff',
  search: 'Search',
  searchHint: 'Name or key',
  days: 'Last',
  daysOf: { '7': '7 days', '30': '30 days', '90': '90 days', '179': '179 days' },
  staff: 'Staff',
  contacts: 'New customers',
  applies: 'Requests sent',
  chats: 'Chats',
  messages: 'Messages sent',
  replyShare: 'Answered',
  replyMinutes: 'First answer',
  minutes: '{{n}} min',
  losses: 'Lost',
  missing: 'Days missing',
  noneTitle: 'No staff in the plan yet',
  noneHint: 'Write staff into the plan; once WeCom is connected their figures are read every night.',
  toPlan: 'To the plan',
};
