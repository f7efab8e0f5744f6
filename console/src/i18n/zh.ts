import { account, shortcuts, tenant } from './zh/account.ts';
import { acts, picking } from './zh/acts.ts';
import { alerts } from './zh/alerts.ts';
import { codes } from './zh/codes.ts';
import { common } from './zh/common.ts';
import { communities } from './zh/communities.ts';
import { conditions } from './zh/conditions.ts';
import { contacts } from './zh/contacts.ts';
import { data } from './zh/data.ts';
import { fixtures } from './zh/fixtures.ts';
import { control, flow } from './zh/flow.ts';
import { flowEdit } from './zh/flow-edit.ts';
import { holidays } from './zh/holidays.ts';
import { home } from './zh/home.ts';
import { hooks } from './zh/hooks.ts';
import { imports } from './zh/imports.ts';
import { jobs } from './zh/jobs.ts';
import { merges, quiet } from './zh/merges.ts';
import { moments } from './zh/moments.ts';
import { my } from './zh/my.ts';
import { notices } from './zh/notices.ts';
import { people } from './zh/people.ts';
import { plan } from './zh/plan.ts';
import { planEdit } from './zh/plan-edit.ts';
import { planForm } from './zh/plan-form.ts';
import { coupons, points } from './zh/points.ts';
import { broadcasts, quotas, reachViews, sends } from './zh/reach.ts';
import { reasons } from './zh/reasons.ts';
import { reconciliation } from './zh/reconciliation.ts';
import { remarks } from './zh/remarks.ts';
import { robots } from './zh/robots.ts';
import { search } from './zh/search.ts';
import { segments, standing } from './zh/segments.ts';
import { service } from './zh/service.ts';
import { session } from './zh/session.ts';
import { settings } from './zh/settings.ts';
import { staffFigures } from './zh/staff-figures.ts';
import { start } from './zh/start.ts';
import { system } from './zh/system.ts';
import { tableImport } from './zh/table-import.ts';
import { testRun } from './zh/test-run.ts';
import { trace } from './zh/trace.ts';
import { transfers } from './zh/transfers.ts';
import { views } from './zh/views.ts';
import { wecom } from './zh/wecom.ts';
import { words } from './zh/words.ts';
import { journeys, reach, tasks } from './zh/work.ts';

/** Every sentence of the console in Chinese, the source language. */
export const zh = {
  ...common,
  session,
  account,
  tenant,
  shortcuts,
  alerts,
  fixtures,
  home,
  staffFigures,
  start,
  holidays,
  contacts,
  merges,
  quiet,
  remarks,
  points,
  coupons,
  robots,
  search,
  service,
  segments,
  conditions,
  standing,
  jobs,
  journeys,
  flow,
  flowEdit,
  control,
  tasks,
  reach,
  reachViews,
  sends,
  broadcasts,
  moments,
  quotas,
  reasons,
  codes,
  hooks,
  people,
  transfers,
  views,
  acts,
  picking,
  communities,
  data,
  plan,
  planEdit,
  planForm,
  imports,
  tableImport,
  system,
  my,
  notices,
  reconciliation,
  testRun,
  trace,
  settings,
  wecom,
  words,
};
export type Catalogue = typeof zh;
