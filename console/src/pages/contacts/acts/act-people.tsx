import { useQuery } from '@tanstack/react-query';
import { Drawer, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActPerson, actPeopleQuery } from '../../../api/bulk-acts.ts';
import { ContactLink } from '../../../kit/contact-link.tsx';
import { Failed } from '../../../kit/empty-state.tsx';
import { formatNumber } from '../../../kit/format.ts';

const SIZE = 50;

/** What became of each contact of an act. */
export function ActPeople({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const query = useQuery(actPeopleQuery(id, `?page=${page}&size=${SIZE}`));
  return (
    <Drawer open title={t('acts.peopleTitle', { id })} size={560} onClose={onClose}>
      {query.isError ? (
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Table<ActPerson>
          size="small"
          loading={query.isPending}
          rowKey={(row) => row.contact}
          dataSource={query.data?.items ?? []}
          columns={[
            {
              key: 'contact',
              title: t('acts.customer'),
              render: (_, { contact, name }) => <ContactLink contact={{ id: contact, name }} />,
            },
            {
              key: 'outcome',
              title: t('acts.outcome'),
              render: (_, { state, reason }) =>
                [t(`acts.outcomes.${state}`), reason ? t(`acts.reasons.${reason}`) : '']
                  .filter(Boolean)
                  .join(' · '),
            },
          ]}
          pagination={{
            current: page,
            pageSize: SIZE,
            total: query.data?.total ?? 0,
            showSizeChanger: false,
            showTotal: (count) => t('table.total', { total: formatNumber(count) }),
            onChange: setPage,
          }}
        />
      )}
    </Drawer>
  );
}
