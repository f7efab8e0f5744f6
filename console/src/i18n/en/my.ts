import type { my as zh } from '../zh/my.ts';

export const my: typeof zh = {
  title: 'My tasks',
  hello: 'Tasks of {{name}}',
  signIn: 'Log in with WeCom',
  signInHint: 'Inside WeCom this happens by itself; in a browser you scan with WeCom.',
  problem: {
    state: 'The login is over: please log in again.',
    refused: 'WeCom did not complete the login: please try again.',
    'not-staff': 'You are no staff of the plan: ask to be added under `staff`.',
  },
  signOut: 'Sign out',
  none: 'Nothing to do',
  noneHint: 'WeCom tells you when there is a new task.',
  customer: 'Customer: {{name}}',
  due: 'Due {{at}}',
  note: 'Outcome',
  noteHint: 'What the customer said, what was agreed',
  done: 'Done',
  saved: 'Done',
  confirm:
    'Confirm it in WeCom under Customer Contact › Broadcast; this is done by itself once it is delivered.',
};
