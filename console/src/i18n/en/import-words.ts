import type { importWords as zh } from '../zh/import-words.ts';

export const importWords: typeof zh = {
  importKind: { orders: 'Orders', contacts: 'Contacts' },
  importState: {
    waiting: 'Awaiting the file',
    running: 'Running',
    done: 'Done',
    stopped: 'Stopped',
    failed: 'Failed',
  },
  importReason: {
    'no-customer': 'No customer is named',
    example: 'An example row of the template',
    'nothing-to-pay': 'Nothing to pay',
    columns: 'Wrong number of cells',
    'no-order-id': 'No order number',
    'no-time': 'No time',
    'bad-time': 'Unreadable time',
    'bad-number': 'Not a number',
    'bad-identity': 'Cannot name a person',
    'no-identity': 'Nothing says who it is',
    'unknown-contact': 'No contact with this number',
    'unknown-tag': 'The plan has no such tag',
    'bad-field': 'Does not fit the field',
    'too-long': 'Too long',
    'two-customers': 'One order names two customers',
    'too-big': 'Amount beyond all reason',
    'other-line': 'Another line of the order is wrong',
    changed: 'Imported before with another amount',
    'bad-quotes': 'Quotation marks do not pair up',
  },
};
