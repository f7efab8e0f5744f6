import type { notices as zh } from '../zh/notices.ts';

export const notices: typeof zh = {
  title: 'Event notices',
  hint: 'Where events that were sent differ from the event catalogue of the plan. They are kept all the same, but conditions on their properties may be wrong; let the sender mend it, or add it to the plan.',
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
  },
};
