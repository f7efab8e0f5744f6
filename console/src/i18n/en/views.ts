import type { views as zhViews } from '../zh/views.ts';

export const views: typeof zhViews = {
  button: 'Views',
  title: 'Saved views',
  none: 'No saved views yet. Set filters, order and columns, then save them under a name below.',
  by: 'Shared by {{name}}',
  shared: 'Shared',
  open: 'Always open the list with “{{name}}”',
  opens: 'Default',
  remove: 'Delete the view “{{name}}”',
  removeTitle: 'Delete this view?',
  removeHint: 'If it is shared, it is gone for others too.',
  name: 'Save what you see as',
  share: 'Share with everybody',
  save: 'Save view',
  saved: 'View “{{name}}” saved',
};
