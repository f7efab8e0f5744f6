import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { optionsOf } from '../../kit/options.ts';
import type { ListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import type { TaskFilter } from './task-list-spec.ts';

const states = ['open', 'done', 'expired', 'cancelled'] as const;
const kinds = ['follow-up', 'confirm-send', 'publish-moment'] as const;

export function TaskFilters({ list }: { list: ListUrl<TaskFilter> }) {
  const { t } = useTranslation();
  const word = useWord();
  const { data } = useQuery(referenceQuery);
  return (
    <FilterBar<TaskFilter>
      label={t('tasks.filters')}
      list={list}
      atHand={5}
      fields={[
        { name: 'search', label: t('tasks.search'), kind: 'search', placeholder: t('tasks.searchHint') },
        {
          name: 'state',
          label: t('tasks.state'),
          kind: 'select',
          options: states.map((value) => ({ value, label: word('taskState', value) })),
        },
        {
          name: 'kind',
          label: t('tasks.kind'),
          kind: 'select',
          options: kinds.map((value) => ({ value, label: word('taskKind', value) })),
        },
        { name: 'staff', label: t('tasks.staff'), kind: 'select', options: optionsOf(data?.staff) },
        {
          name: 'overdue',
          label: t('tasks.due'),
          kind: 'select',
          options: [
            { value: 'yes', label: t('tasks.overdue') },
            { value: 'no', label: t('tasks.notOverdue') },
          ],
        },
        {
          name: 'stuck',
          label: t('tasks.said'),
          kind: 'select',
          options: [{ value: 'yes', label: t('tasks.stuck') }],
        },
      ]}
    />
  );
}
