import type {
  Delivery,
  deliveryListQuery,
  deliverySorts,
  Webhook,
  webhookSorts,
} from '@hetang/contract/http/webhooks';
import type { z } from 'zod';
import type { Queryable } from '../../../kernel/database/database.ts';
import { join, raw, sql } from '../../../kernel/database/sql.ts';

interface Page<S> {
  sort: S;
  descending: boolean;
  limit: number;
  offset: number;
}

interface WebhookRow extends Omit<Webhook, 'createdAt' | 'createdBy' | 'lastDoneAt'> {
  created_at: Date;
  created_by: string;
  last_done_at: Date | null;
  total: number;
}

/** One page of the subscribers, and how many there are in all. */
export async function listWebhooks(
  db: Queryable,
  search: string | undefined,
  page: Page<(typeof webhookSorts)[number]>,
): Promise<{ items: Webhook[]; total: number }> {
  const like = `%${search?.replace(/[\\%_]/g, '\\$&') ?? ''}%`;
  const column = page.sort === 'name' ? 'name' : 'created_at';
  const rows = await db.rows<WebhookRow>(sql`
    select w.id, w.name, w.url, w.events, w.active, w.created_at, w.created_by, count(*) over () as total,
      (select count(*) from webhook_delivery d where d.webhook = w.id and d.state = 'pending') as waiting,
      (select count(*) from webhook_delivery d where d.webhook = w.id and d.state = 'dead') as dead,
      (select max(d.settled_at) from webhook_delivery d where d.webhook = w.id and d.state = 'done') as last_done_at
    from webhook w where w.name ilike ${like} or w.url ilike ${like}
    order by ${raw(`${column} ${page.descending ? 'desc' : 'asc'}, w.id`)} limit ${page.limit} offset ${page.offset}`);
  const items = rows.map(
    ({ id, name, url, events, active, waiting, dead, created_at, created_by, last_done_at }) => ({
      id,
      name,
      url,
      events,
      active,
      waiting,
      dead,
      createdAt: created_at.toISOString(),
      createdBy: created_by,
      lastDoneAt: last_done_at?.toISOString() ?? null,
    }),
  );
  return { items, total: rows[0]?.total ?? 0 };
}

interface DeliveryRow {
  id: number;
  webhook: number;
  webhook_name: string;
  name: string;
  state: Delivery['state'];
  attempts: number;
  status: number | null;
  error: string | null;
  created_at: Date;
  next_at: Date;
  settled_at: Date | null;
}
type DeliveryFilter = Pick<z.infer<typeof deliveryListQuery>, 'webhook' | 'state' | 'event'>;

/** One page of the deliveries, and how many there are in all. */
export async function listDeliveries(
  db: Queryable,
  { webhook, state, event }: DeliveryFilter,
  page: Page<(typeof deliverySorts)[number]>,
): Promise<{ items: Delivery[]; total: number }> {
  const where = join(
    [
      ...(webhook ? [sql`d.webhook = ${webhook}`] : []),
      ...(state ? [sql`d.state = ${state}`] : []),
      ...(event ? [sql`d.name = ${event}`] : []),
    ],
    ' and ',
    'true',
  );
  const column = page.sort === 'attempts' ? 'd.attempts' : 'd.id';
  const [rows, count] = await Promise.all([
    db.rows<DeliveryRow>(sql`
      select d.id, d.webhook, w.name as webhook_name, d.name, d.state, d.attempts, d.status, d.error, d.created_at,
        d.next_at, d.settled_at
      from webhook_delivery d join webhook w on w.id = d.webhook where ${where}
      order by ${raw(`${column} ${page.descending ? 'desc' : 'asc'}, d.id desc`)}
      limit ${page.limit} offset ${page.offset}`),
    db.one<{ total: number }>(sql`select count(*) as total from webhook_delivery d where ${where}`),
  ]);
  return { items: rows.map(present), total: count?.total ?? 0 };
}

function present(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    webhook: { id: row.webhook, name: row.webhook_name },
    event: row.name,
    state: row.state,
    attempts: row.attempts,
    status: row.status,
    error: row.error,
    createdAt: row.created_at.toISOString(),
    nextAt: row.state === 'pending' ? row.next_at.toISOString() : null,
    settledAt: row.settled_at?.toISOString() ?? null,
  };
}
