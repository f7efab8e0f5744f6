import type { alerts as zh } from '../zh/alerts.ts';

export const alerts: typeof zh = {
  title: 'Alerts',
  unread: 'Alerts: {{count}} unread',
  readAll: 'Mark all as read',
  levels: { warning: 'Look at it', bad: 'Needs somebody' },
  since: 'since {{at}}',
  new: 'New',
  noneTitle: 'Nothing needs you at the moment',
  noneHint:
    'Failed messages, interrupted comparisons, lag, codes with nobody behind them, old backups and the like appear here.',
};
