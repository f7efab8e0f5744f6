import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { allCommunitiesQuery } from '../../api/communities.ts';
import { FilterBar, type FilterField } from '../../kit/filter-bar.tsx';
import { optionsOf } from '../../kit/options.ts';
import type { ListUrl } from '../../kit/use-list-url.ts';
import type { ChatFilter } from './list-specs.ts';

const STATUSES = ['normal', 'owner-left', 'handing-over', 'handed-over', 'dismissed'] as const;

/** The filters of a list of groups; where they are of one community already, that is not asked. */
export function ChatFilters({ list, fixed }: { list: ListUrl<ChatFilter>; fixed: string | undefined }) {
  const { t } = useTranslation();
  const { data } = useQuery(allCommunitiesQuery);
  const community: FilterField<ChatFilter> = {
    name: 'community',
    label: t('communities.community'),
    kind: 'select',
    options: [{ value: '-', label: t('communities.noCommunity') }, ...optionsOf(data?.items)],
  };
  return (
    <FilterBar<ChatFilter>
      label={t('communities.chatFilters')}
      list={list}
      fields={[
        {
          name: 'search',
          label: t('communities.search'),
          kind: 'search',
          placeholder: t('communities.chatSearchHint'),
        },
        ...(fixed === undefined ? [community] : []),
        {
          name: 'status',
          label: t('communities.status'),
          kind: 'select',
          options: STATUSES.map((value) => ({ value, label: t(`communities.statusOf.${value}`) })),
        },
      ]}
    />
  );
}
