import { type Delivery, deliveryListQuery } from '@hetang/contract/http/webhooks';
import { type Column, number, text, time } from '../../../exports/columns.ts';
import { exportList } from '../../../exports/export-list.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { WebhookDeps } from '../deps.ts';

/** `GET /v1/webhooks/deliveries/export.xlsx` and `.csv` */
export function exportDeliveries(deps: WebhookDeps): Endpoint {
  return exportList(deps, {
    list: '/v1/webhooks/deliveries',
    access: 'user',
    tags: ['webhooks'],
    title: ['Webhook 投递', 'deliveries'],
    query: deliveryListQuery,
    columns: () => COLUMNS,
  });
}

const COLUMNS: Column<Delivery>[] = [
  number(['编号', 'Id'], (row) => row.id),
  text(['Webhook', 'Webhook'], (row) => row.webhook.name),
  text(['事件', 'Event'], (row) => row.event),
  text(['状态', 'State'], (row) => row.state),
  number(['次数', 'Attempts'], (row) => row.attempts),
  number(['应答', 'Status'], (row) => row.status),
  text(['错误', 'Error'], (row) => row.error),
  time(['创建时间', 'Created at'], (row) => row.createdAt),
  time(['下次尝试', 'Next at'], (row) => row.nextAt),
  time(['结束时间', 'Settled at'], (row) => row.settledAt),
];
