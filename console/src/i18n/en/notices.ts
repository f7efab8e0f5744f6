import type { notices as zh } from '../zh/notices.ts';

export const notices: typeof zh = {
  title: 'Event notices',
  hint: 'Where events that were sent differ from the event catalogue of the plan. They are kept all the same (but for those marked as refused), and conditions on their properties may be wrong; let the sender mend it, or add it to the plan.',
  docs: 'How to write an event catalogue',
  none: 'No notices in the last 7 days',
  noneHint:
    'All events agree with the catalogue of the plan. Without a catalogue properties are not looked at.',
  filters: 'Filter event notices',
  problem: 'Problem',
  event: 'Event',
  detail: 'Property or identity',
  detailHint: 'Which property or identity it is about; empty where it is the event as a whole.',
  source: 'Source',
  sourceHint: 'Such as api:shop',
  days: 'Over',
  count: 'Count',
  worst: 'Most',
  worstHint: 'The one that was late or ahead the most, against the time it was received.',
  lastAt: 'Last',
  place: 'Latest event',
  problems: {
    'unknown-event': 'Event not in the catalogue',
    'missing-property': 'Property missing',
    'undeclared-property': 'Property not declared',
    'wrong-type': 'Property of another type',
    'unexpected-identity': 'Unexpected identity',
    late: 'Late',
    ahead: 'Ahead of time',
    future: 'Refused: too far ahead',
    invalid: 'Refused: not valid',
    'unknown-contact': 'Refused: no such contact',
  },
  advice: {
    'unknown-event': 'The name may be misspelt; what is meant belongs into events of the plan.',
    'missing-property':
      'A property that the catalogue asks for was not sent; let the sender add it, or make it optional.',
    'undeclared-property':
      'A property that the catalogue does not have; declare it in events before conditions use it.',
    'wrong-type':
      'The value is not of the declared type, so conditions on it judge wrongly. Let the sender mend it.',
    'unexpected-identity': 'An identity that the catalogue does not name; it may point to the wrong person.',
    late: 'Sent long after it happened: older than a day starts no journey. Let the sender be quicker.',
    ahead: 'Its time lies in the future: the clock of the sender may be wrong.',
    future:
      'Events that say a time more than a day from now were not taken. Let the sender correct the time or its clock and send them again.',
    invalid:
      'Something is missing or of a wrong form, so it was not taken; others of the batch were. Let the sender correct it by the API description and send it again.',
    'unknown-contact':
      'The contact_id names nobody, so it was not taken. Let the sender use external_userid, phone or another identity.',
  },
  clock: {
    behind: 'The clock of {{source}} is {{time}} behind',
    ahead: 'The clock of {{source}} is {{time}} ahead',
    right: 'The clock of {{source}} is right; its events are still corrected by it',
    advice:
      'Let the sender set its clock (NTP). Until then the times of its events are wrong by as much, and so are waits and windows.',
    corrected: '{{by}} has its times corrected, {{n}} so far. Let the sender set its clock soon.',
    sentAt:
      'Only right if the sender sets sentAt anew at every attempt; an old value would make times wrong.',
    correct: 'Correct later events by sentAt',
    leave: 'Stop correcting',
  },
};
