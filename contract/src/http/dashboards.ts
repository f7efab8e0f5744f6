import { z } from 'zod';
import { listQuery, pageOf } from './common.ts';

/** Cards of one dashboard at most: each is a question to analytics. */
const MOST_CARDS = 24;

/** `GET /v1/account/dashboards`: one's own first, then what others share, by name. */
export const dashboardQuery = z.object({ page: listQuery.page, size: listQuery.size });
const dashboardHeadSchema = z.object({
  id: z.int(),
  name: z.string(),
  shared: z.boolean(),
  mine: z.boolean(),
  /** Whose it is. */
  by: z.string(),
});
export const dashboardPageSchema = pageOf(dashboardHeadSchema);

/** In columns and rows of a grid of three columns. */
const width = z.int().min(1).max(3);
const height = z.int().min(1).max(2);

/** `GET /v1/account/dashboards/:id` */
export const dashboardSchema = dashboardHeadSchema.extend({
  cards: z.array(
    z.object({
      /** Number of the saved view. */
      view: z.int(),
      /** Which kind of question it is: `data-funnel`. */
      list: z.string(),
      name: z.string(),
      /** Search of the question's address. */
      query: z.string(),
      width,
      height,
    }),
  ),
});
export type Dashboard = z.infer<typeof dashboardSchema>;

/** `POST /v1/account/dashboards`, `PUT /v1/account/dashboards/:id`: the cards in their order. */
export const dashboardPutSchema = z.strictObject({
  name: z.string().trim().min(1).max(40),
  shared: z.boolean(),
  cards: z.array(z.strictObject({ view: z.int().min(1), width, height })).max(MOST_CARDS),
});
export const dashboardMadeSchema = z.object({ id: z.int() });

const readyKeys = ['daily', 'growth', 'value'] as const;

/** `GET /v1/account/dashboards/ready-made`: dashboards to begin from, by the plan in force, in the reader's language. */
export const readyDashboardsSchema = z.object({
  items: z.array(
    z.object({
      key: z.enum(readyKeys),
      name: z.string(),
      about: z.string(),
      /** What it would hold; none when the plan has nothing for it. */
      cards: z.array(z.object({ list: z.string(), name: z.string() })),
      /** What the plan cannot fill. */
      left: z.array(z.object({ name: z.string(), why: z.string() })),
    }),
  ),
});
export type ReadyDashboard = z.infer<typeof readyDashboardsSchema>['items'][number];

/** `POST /v1/account/dashboards/ready-made`: a copy of one's own, its questions among one's saved views. */
export const readyDashboardPostSchema = dashboardPutSchema
  .omit({ cards: true })
  .extend({ key: z.enum(readyKeys) });
