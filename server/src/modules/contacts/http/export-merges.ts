import {
  type MergeSuggestionPage,
  mergeListQuery,
  type mergePageSchema,
  mergeSuggestionQuery,
} from '@hetang/contract/http/merges';
import type { z } from 'zod';
import { type Column, number, text, time } from '../../../exports/columns.ts';
import { exportList } from '../../../exports/export-list.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { maskPhone } from '../rules/mask-phone.ts';
import type { MergesDeps } from './merges-deps.ts';

type Merge = z.output<typeof mergePageSchema>['items'][number];
type Suggestion = MergeSuggestionPage['items'][number];

/** What was merged and what might be, as xlsx and csv. */
export function exportMerges(deps: MergesDeps): Endpoint[] {
  const common = { access: 'any', tags: ['contacts'] } as const;
  return [
    exportList(deps, {
      ...common,
      list: '/v1/merges',
      title: ['合并记录', 'merges'],
      query: mergeListQuery,
      columns: () => MERGES,
    }),
    exportList(deps, {
      ...common,
      list: '/v1/merges/suggestions',
      title: ['疑似重复客户', 'duplicates'],
      query: mergeSuggestionQuery,
      columns: () => SUGGESTIONS,
    }),
  ];
}

const MERGES: Column<Merge>[] = [
  number(['编号', 'Id'], (row) => row.id),
  number(['被合并的客户', 'From'], (row) => row.from),
  number(['并入', 'Into'], (row) => row.into),
  text(['原名称', 'Name'], (row) => row.name),
  text(['原因', 'Reason'], (row) => row.reason),
  text(['操作人', 'By'], (row) => row.askedBy),
  time(['操作时间', 'Asked at'], (row) => row.askedAt),
  time(['完成时间', 'Done at'], (row) => row.absorbedAt),
  time(['拆分时间', 'Split at'], (row) => row.split?.doneAt ?? null),
  text(['拆分人', 'Split by'], (row) => row.split?.by ?? null),
];

const SUGGESTIONS: Column<Suggestion>[] = [
  number(['客户编号', 'Contact'], (row) => row.contacts[0].id),
  text(['客户', 'Name'], (row) => row.contacts[0].name),
  number(['另一个客户编号', 'Other contact'], (row) => row.contacts[1].id),
  text(['另一个客户', 'Other name'], (row) => row.contacts[1].name),
  text(['相同的身份', 'Identity'], (row) => row.kind),
  text(['值', 'Value'], (row) => (row.kind === 'phone' ? maskPhone(row.value) : row.value)),
  time(['发现时间', 'At'], (row) => row.at),
];
