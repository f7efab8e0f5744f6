import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { optionsOf } from '../../kit/options.ts';
import type { ListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import type { MassSendFilterName } from './mass-send-list-spec.ts';
import { audiences, massSendStates } from './mass-send-states.ts';

export function MassSendFilters({ list }: { list: ListUrl<MassSendFilterName> }) {
  const { t } = useTranslation();
  const word = useWord();
  const { data } = useQuery(referenceQuery);
  const { run } = list.state.filters;
  return (
    <>
      <FilterBar<MassSendFilterName>
        label={t('sends.filters')}
        list={list}
        fields={[
          {
            name: 'state',
            label: t('sends.state'),
            kind: 'select',
            options: massSendStates.map((value) => ({ value, label: word('massSendState', value) })),
          },
          {
            name: 'audience',
            label: t('sends.audience'),
            kind: 'select',
            options: audiences.map((value) => ({ value, label: word('audience', value) })),
          },
          { name: 'staff', label: t('sends.sender'), kind: 'select', options: optionsOf(data?.staff) },
        ]}
      />
      {run ? (
        <Tag closable onClose={() => list.change({ filters: { run: '' } })}>
          {t('sends.run', { id: run })}
        </Tag>
      ) : null}
    </>
  );
}
