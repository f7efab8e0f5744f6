import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import { ConditionFilter } from '../../kit/conditions/condition-filter.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { optionsOf, tagOptionsOf, tierOptionsOf } from '../../kit/options.ts';
import type { ListUrl } from '../../kit/use-list-url.ts';
import { BehindNotice } from './behind-notice.tsx';
import type { ContactFilter } from './contact-list-spec.ts';
import { SaveSegment } from './save-segment.tsx';

export function ContactFilters({ list }: { list: ListUrl<ContactFilter> }) {
  const { t } = useTranslation();
  const { data } = useQuery(referenceQuery);
  const { when, behind } = list.state.filters;
  return (
    <>
      {behind ? <BehindNotice behind={behind} list={list} /> : null}
      <FilterBar<ContactFilter>
        label={t('contacts.filters')}
        list={list}
        atHand={5}
        fields={[
          {
            name: 'search',
            label: t('contacts.search'),
            kind: 'search',
            placeholder: t('contacts.searchHint'),
          },
          { name: 'stage', label: t('contacts.stage'), kind: 'select', options: optionsOf(data?.stages) },
          { name: 'tag', label: t('contacts.tag'), kind: 'select', options: tagOptionsOf(data?.tagGroups) },
          {
            name: 'segment',
            label: t('contacts.segment'),
            kind: 'select',
            options: optionsOf(data?.segments),
          },
          { name: 'tier', label: t('contacts.tier'), kind: 'select', options: tierOptionsOf(data?.ladders) },
          { name: 'owner', label: t('contacts.owner'), kind: 'select', options: optionsOf(data?.staff) },
          { name: 'code', label: t('contacts.code'), kind: 'select', options: optionsOf(data?.codes) },
          {
            name: 'lost',
            label: t('contacts.lost'),
            kind: 'select',
            options: [
              { value: 'no', label: t('contacts.lostNo') },
              { value: 'yes', label: t('contacts.lostYes') },
            ],
          },
        ]}
      />
      <ConditionFilter list={list} />
      {when ? <SaveSegment when={when} /> : null}
    </>
  );
}
