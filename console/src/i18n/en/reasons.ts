import type { reasons as zh } from '../zh/reasons.ts';

export const reasons: typeof zh = {
  title: 'Why it was not sent',
  hint: 'Deferred, dropped, expired or failed in the last 30 days, by reason; press a reason to see which.',
  none: 'Nothing was held up or failed in the last 30 days.',
  count: 'Count',
  act: 'Action',
  all: 'Show all {{n}} reasons',
  fewer: 'Only the most frequent',
  filter: 'Reason: {{reason}}',
  pick: 'Pick {{name}}',
  unpick: 'Pick none',
  retry: 'Retry',
  retryAll: 'Retry all',
  retryOf: 'Retry all: {{kind}}, {{reason}}',
  retryPicked: 'Retry {{n}} picked',
  pickedTitle: 'Retry {{n}}?',
  allTitle: 'Retry all {{n}} of kind {{kind}} that were not sent because of: {{reason}}?',
  consequence:
    'Each is meant once more, with as much time as it had; relations, consent, the do-not-contact list, hours, caps and quota are asked again before it goes out. What was retried before is not repeated.',
  leftOut:
    'The other {{n}} picked are welcomes, staff notices, or may have arrived after all; they are left out.',
  never: 'Welcomes, and what may have arrived after all, are left out.',
  retried: '{{n}} are meant again',
  retriedNone: 'Nothing to retry: all of it was retried before',
};
