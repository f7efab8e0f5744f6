import type { Catalogue } from '../zh.ts';

export const search: Catalogue['search'] = {
  title: 'Search',
  placeholder: 'Contacts, groups, segments, journeys, codes, names of the plan, pages',
  results: 'Results',
  nothing: 'Nothing found. Try part of a name, the beginning of a phone number, or a key of the plan.',
  groups: {
    recent: 'Where you were',
    pages: 'Pages',
    contacts: 'Contacts',
    chats: 'Customer groups',
    definitions: 'Plan',
  },
};
