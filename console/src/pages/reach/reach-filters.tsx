import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import { reasonText } from '../../kit/code-text.ts';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { optionsOf } from '../../kit/options.ts';
import type { ListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import type { ReachFilter } from './reach-list-spec.ts';
import { intentionKinds, intentionStates } from './reach-states.ts';

export function ReachFilters({ list }: { list: ListUrl<ReachFilter> }) {
  const { t } = useTranslation();
  const word = useWord();
  const { data } = useQuery(referenceQuery);
  const { contact, reason } = list.state.filters;
  return (
    <>
      <FilterBar<ReachFilter>
        label={t('reach.filters')}
        list={list}
        fields={[
          {
            name: 'state',
            label: t('reach.state'),
            kind: 'select',
            options: intentionStates.map((value) => ({ value, label: word('intentionState', value) })),
          },
          {
            name: 'kind',
            label: t('reach.kind'),
            kind: 'select',
            options: intentionKinds.map((value) => ({ value, label: word('intentionKind', value) })),
          },
          {
            name: 'journey',
            label: t('reach.journey'),
            kind: 'select',
            options: optionsOf(data?.journeys),
          },
        ]}
      />
      {reason ? (
        <Tag closable onClose={() => list.change({ filters: { reason: '' } })}>
          {t('reasons.filter', { reason: reasonText(word, reason) })}
        </Tag>
      ) : null}
      {contact ? (
        <Tag closable onClose={() => list.change({ filters: { contact: '' } })}>
          {t('reach.contactFilter', { id: contact })}
        </Tag>
      ) : null}
    </>
  );
}
