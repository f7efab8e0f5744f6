import type { CommunityRow } from '@hetang/contract/http/communities';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { communitiesQuery } from '../../api/communities.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatNumber } from '../../kit/format.ts';
import { toListQuery } from '../../kit/list-state.ts';
import { NewInPlan } from '../../kit/new-in-plan.tsx';
import { Page } from '../../kit/page.tsx';
import { useListUrl } from '../../kit/use-list-url.ts';
import { CommunityViews } from './community-views.tsx';
import { HealthText, ShareText } from './health-text.tsx';
import { type CommunityFilter, communityListSpec } from './list-specs.ts';

/** The communities of the plan: how many people, who comes and goes, what is over a threshold. */
export function CommunityListPage() {
  const { t } = useTranslation();
  const list = useListUrl(communityListSpec);
  const query = useQuery(communitiesQuery(toListQuery(list.state)));
  const troubles = (['leaving', 'silent'] as const).map((value) => ({
    value,
    label: t(`communities.troubleOf.${value}`),
  }));
  return (
    <Page title={t('nav.communities')} actions={<NewInPlan kind="communities" />}>
      <CommunityViews />
      <Unmapped count={query.data?.unmapped ?? 0} />
      <DataTable
        id="communities"
        label={t('nav.communities')}
        columns={useColumns()}
        rowKey={(row) => row.key}
        query={query}
        list={list}
        exportHref={`/v1/communities/export.xlsx${toListQuery(list.state)}`}
        filterBar={
          <FilterBar<CommunityFilter>
            label={t('communities.filters')}
            list={list}
            fields={[
              {
                name: 'search',
                label: t('communities.search'),
                kind: 'search',
                placeholder: t('communities.searchHint'),
              },
              { name: 'trouble', label: t('communities.trouble'), kind: 'select', options: troubles },
            ]}
          />
        }
        neverUsed={{
          title: t('communities.neverTitle'),
          hint: t('communities.neverHint'),
          next: { href: '/plan', text: t('communities.toPlan') },
        }}
      />
    </Page>
  );
}

function Unmapped({ count }: { count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('communities.unmapped', { n: formatNumber(count) })}
      action={
        <Link to="/chats" search={{ community: '-' }}>
          {t('communities.unmappedAct')}
        </Link>
      }
    />
  );
}

function useColumns(): DataColumn<CommunityRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('communities.name'),
      pinned: true,
      sortable: true,
      render: (row) => (
        <Link to="/communities/$key" params={{ key: row.key }}>
          {row.name}
        </Link>
      ),
    },
    ...(['chats', 'members', 'joined7', 'left7'] as const).map((key) => ({
      key,
      title: t(`communities.${key === 'chats' ? 'chatCount' : key}`),
      ...(key === 'members' && { hint: t('communities.membersHint') }),
      numeric: true,
      sortable: true,
      render: (row: CommunityRow) => formatNumber(row[key]),
    })),
    {
      key: 'leaveShare',
      title: t('communities.leaveShare'),
      hint: t('communities.leaveShareHint'),
      render: ({ health }) => <ShareText share={health.leaveShare} limit={health.leaveAtMost} />,
    },
    {
      key: 'activeShare',
      title: t('communities.activeShare'),
      hint: t('communities.activeShareHint'),
      render: ({ health }) => <ShareText share={health.activeShare} limit={health.activeAtLeast} />,
    },
    {
      key: 'trouble',
      title: t('communities.trouble'),
      render: ({ health }) => <HealthText health={health} />,
    },
  ];
}
