import type { figures as zh } from '../zh/figures.ts';

export const figures: typeof zh = {
  added: {
    name: 'Contacts added',
    meaning: 'People who first added a member of staff in this time.',
  },
  lost: {
    name: 'Contacts lost',
    meaning: 'People whose last relation with staff ended in this time and who have not come back since.',
  },
  sent: {
    name: 'Messages sent',
    meaning:
      'Welcome and mass messages confirmed as delivered by the platform in this time, each one counted.',
  },
  buyers: {
    name: 'Buyers',
    meaning:
      'People with a paid order (order.paid) in this time, cancelled ones included. A dash when no order was ever told.',
  },
  revenue: {
    name: 'Net revenue',
    meaning:
      'Amounts of order.paid minus amounts of order.cancelled, each at its own time, so it can be negative. A dash when no order was ever told.',
  },
  tasksOpen: {
    name: 'Open tasks',
    meaning: 'Staff tasks neither done nor expired at this moment.',
  },
  tasksOverdue: {
    name: 'Overdue tasks',
    meaning: 'Staff tasks past their due time and still not done at this moment.',
  },
  awaitingConfirmation: {
    name: 'Awaiting staff',
    meaning: 'Mass sends handed to staff without a result yet; most wait for staff to confirm them in WeCom.',
  },
  change: {
    name: 'Against the days before',
    meaning:
      '(These days − the days before) ÷ the days before: as many, right before these; when these include today, both end at the same time of day. A dash when the days before have 0.',
  },
  goalReached: {
    name: 'Reached',
    meaning: 'Actual ÷ target; may pass 100 %.',
  },
  goalDue: {
    name: 'Due',
    meaning:
      'Share of the target due by now: straight from milestone to milestone of the plan (pace), else even with time.',
  },
  goalForecast: {
    name: 'Forecast',
    meaning:
      'At the end of the last day: what is reached, and for each day left the mean of its weekday in the last 28 whole days (one mean of all with fewer than 14, none with fewer than 7); today counts as its mean or what it has, whichever is more. In brackets the 80 % interval from the scatter of days and the error of the means, with independent days and an unchanged rhythm.',
  },
  stageNow: {
    name: 'Now',
    meaning: 'Contacts who are in this stage at this moment.',
  },
  stageEntered: {
    name: 'Ever entered',
    meaning: 'Contacts who have ever entered this stage, each counted once; a skipped stage is not entered.',
  },
  stageShare: {
    name: 'Of first stage',
    meaning: 'Ever entered this stage ÷ ever entered the first stage.',
  },
  trendEvents: {
    name: 'Events',
    meaning: 'How often the event happened; every time of a person counts.',
  },
  trendPeople: {
    name: 'People',
    meaning:
      'Contacts with the event, each once a period; the total counts each once over the whole time, so it is not the sum of the periods.',
  },
  trendSum: {
    name: 'Sum',
    meaning:
      'Sum of a numeric property of the event; events without it, or with no number there, count as 0.',
  },
  funnelPeople: {
    name: 'People',
    meaning: 'People who got to this step; of each person the attempt that got furthest.',
  },
  funnelOfFirst: { name: 'Of the first', meaning: 'People at this step ÷ people at the first step.' },
  funnelOfPrevious: { name: 'Of the previous', meaning: 'People at this step ÷ people at the step before.' },
  funnelDropped: { name: 'No further', meaning: 'People who got to this step and not to the next.' },
  funnelMedian: {
    name: 'Median time',
    meaning: 'Median time from the step before to this one, of those who got to this one.',
  },
  funnelAverage: {
    name: 'Average time',
    meaning: 'Mean time from the step before to this one, of those who got to this one.',
  },
  retentionSize: {
    name: 'Size',
    meaning: 'People who did the first thing in the period; in a row of a group, all periods added up.',
  },
  retentionAverage: {
    name: 'Average',
    meaning:
      'Pooled over the cohorts: people back in period n ÷ people of the cohorts that have reached period n.',
  },
  rfmCustomers: {
    name: 'Buyers',
    meaning: 'People with a paid order in the time asked, cancelled ones included.',
  },
  rfmOrders: { name: 'Orders', meaning: 'Distinct order ids; payments without an id count one each.' },
  rfmRevenue: { name: 'Revenue', meaning: 'Amounts of paid orders added up, cancellations not deducted.' },
  rfmRecency: {
    name: 'Recency',
    meaning: 'Median of the whole calendar days from the last order to the day asked.',
  },
  rfmFrequency: { name: 'Frequency', meaning: 'Median of the distinct order ids of each buyer.' },
  rfmMonetary: {
    name: 'Money',
    meaning: 'Median of what each buyer paid in all, cancellations not deducted.',
  },
};
