import type { account as accountZh, shortcuts as shortcutsZh, tenant as tenantZh } from '../zh/account.ts';

export const account: typeof accountZh = {
  title: 'My account',
  who: '{{name}} ({{login}})',
  startList: 'Show the getting-started list on the home page while something is left',
  appearanceHint: 'For this browser only.',
  density: 'Density',
  densities: { comfortable: 'Comfortable', compact: 'Compact' },
  password: 'Change password',
  passwordHint: 'You are signed out everywhere else when you change it.',
  old: 'Current password',
  new: 'New password',
  change: 'Change password',
  changed: 'The password is changed, and you are signed out elsewhere',
  sessions: 'Where you are signed in',
  sessionsHint: 'End those that you do not know, and change your password.',
  browser: 'Browser',
  unknown: 'Unknown',
  ip: 'IP',
  signedInAt: 'Signed in at',
  lastSeenAt: 'Last used',
  here: 'This one',
  end: 'End',
  endOf: 'End the session from {{ip}}',
  ended: 'Ended',
};

export const tenant: typeof tenantZh = {
  title: 'The whole console',
  watermark: 'Watermark',
  watermarkHint:
    'Everybody sees their own name and the day on every page, so that a photo of a screen says whose it was.',
  on: 'The watermark is on',
  off: 'The watermark is off',
};

export const shortcuts: typeof shortcutsZh = {
  title: 'Keyboard',
  search: 'Search contacts, groups, the plan and pages',
  filter: 'Go to the search or the first filter of a list',
  create: 'New',
  full: 'Drawing of a journey over the whole window, and back',
  help: 'Show this sheet',
  close: 'Close a drawer or dialog; the focus goes back to what opened it',
  submit: 'Submit a form',
  where: 'They do nothing while you type in a field.',
  skip: 'Skip to content',
};
