import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Delivery, deliveriesQuery, replay, WEBHOOKS, type Webhook } from '../../api/webhooks.ts';
import { useTimezone } from '../../app/now.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { toListQuery } from '../../kit/list-state.ts';
import { useProblemText } from '../../kit/problem-view.tsx';
import { useEventOptions } from '../../kit/use-event-options.ts';
import { useListUrl } from '../../kit/use-list-url.ts';
import { type DeliveryFilter, deliveryListSpec } from './access-list-specs.ts';

const states = ['pending', 'done', 'dead'] as const;

/** Each delivery, what came of it, and sending it again. */
export function DeliveryTable({ hooks }: { hooks: readonly Webhook[] }) {
  const { t } = useTranslation();
  const list = useListUrl<DeliveryFilter>(deliveryListSpec);
  const query = useQuery(deliveriesQuery(toListQuery(list.state)));
  const events = useEventOptions();
  return (
    <DataTable
      id="deliveries"
      label={t('hooks.log')}
      columns={useColumns()}
      rowKey={(row) => row.id}
      query={query}
      list={list}
      exportHref={`/v1/webhooks/deliveries/export.xlsx${toListQuery(list.state)}`}
      filterBar={
        <FilterBar<DeliveryFilter>
          label={t('hooks.filters')}
          list={list}
          fields={[
            {
              name: 'webhook',
              label: t('hooks.webhook'),
              kind: 'select',
              options: hooks.map(({ id, name }) => ({ value: String(id), label: name })),
            },
            {
              name: 'state',
              label: t('hooks.state'),
              kind: 'select',
              options: states.map((value) => ({ value, label: t(`hooks.states.${value}`) })),
            },
            { name: 'event', label: t('hooks.event'), kind: 'select', options: events },
          ]}
        />
      }
      neverUsed={{
        title: t('hooks.logNone'),
        hint: t('hooks.logNoneHint'),
        next: { href: '/settings/webhooks', text: t('empty.goTo', { place: t('people.hooks') }) },
      }}
    />
  );
}

function useColumns(): DataColumn<Delivery>[] {
  const { t } = useTranslation();
  const timezone = useTimezone();
  return [
    {
      key: 'createdAt',
      title: t('hooks.at'),
      pinned: true,
      sortable: true,
      render: (row) => <span className="numbers">{formatInstant(row.createdAt, timezone)}</span>,
    },
    { key: 'webhook', title: t('hooks.webhook'), render: (row) => row.webhook.name },
    { key: 'event', title: t('hooks.event'), render: (row) => <code>{row.event}</code> },
    { key: 'state', title: t('hooks.state'), render: (row) => t(`hooks.states.${row.state}`) },
    {
      key: 'attempts',
      title: t('hooks.attempts'),
      numeric: true,
      sortable: true,
      render: (row) => formatNumber(row.attempts),
    },
    { key: 'answer', title: t('hooks.answer'), render: (row) => row.error ?? row.status ?? '' },
    {
      key: 'next',
      title: t('hooks.next'),
      render: (row) => (row.nextAt ? formatInstant(row.nextAt, timezone) : ''),
    },
    {
      key: 'act',
      title: t('hooks.act'),
      pinned: true,
      fixed: 'end',
      render: (row) => (row.state === 'pending' ? null : <Again id={row.id} />),
    },
  ];
}

function Again({ id }: { id: number }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => replay({ ids: [id] }),
    onSuccess: async ({ asked }) => {
      message.success(t('hooks.asked', { count: asked }));
      await client.invalidateQueries({ queryKey: [WEBHOOKS] });
    },
    onError: (error) => void message.error(problemText(error).message),
  });
  return (
    <Button
      size="small"
      loading={again.isPending}
      aria-label={`${t('hooks.again')} ${id}`}
      onClick={() => again.mutate()}
    >
      {t('hooks.again')}
    </Button>
  );
}
