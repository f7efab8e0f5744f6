import { contactListQuery } from '@hetang/contract/http/contacts';
import { tagRefSchema } from '@hetang/contract/plan/values';
import type { z } from 'zod';
import { HetangError } from '../../../kernel/errors.ts';
import type { ContactFilter } from '../sql/contact-filter.ts';
import { type ContactSort, contactSorts } from '../sql/list-contacts.ts';

/** The part of the query of a list that says which contacts are meant. */
export const contactFilterQuery = contactListQuery.omit({ page: true, size: true, sort: true });

/**
 * Which contacts a request means.
 * @throws HetangError `request/invalid` when `tag` is no `group/value`.
 */
export function readFilter(query: z.infer<typeof contactFilterQuery>): ContactFilter {
  const { tag, ...filter } = query;
  if (!tag) return filter;
  if (!tagRefSchema.safeParse(tag).success) {
    throw new HetangError('request/invalid', { field: 'tag', problem: `${tag}: group/value` });
  }
  const [group = '', value = ''] = tag.split('/');
  return { ...filter, tag: { group, value } };
}

/**
 * The order that a request asks for; newest contacts first when it does not say.
 * @throws HetangError `request/invalid` for a field that contacts are not sorted by.
 */
export function readSort(text = '-createdAt'): { sort: ContactSort; descending: boolean } {
  const field = text.replace(/^-/, '');
  const sort = contactSorts.find((known) => known === field);
  if (!sort) {
    throw new HetangError('request/invalid', { field: 'sort', problem: contactSorts.join(', ') });
  }
  return { sort, descending: text.startsWith('-') };
}
