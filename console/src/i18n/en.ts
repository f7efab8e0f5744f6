import { account, shortcuts, tenant } from './en/account.ts';
import { acts, picking } from './en/acts.ts';
import { alerts } from './en/alerts.ts';
import { codes } from './en/codes.ts';
import { common } from './en/common.ts';
import { communities } from './en/communities.ts';
import { conditions } from './en/conditions.ts';
import { contacts } from './en/contacts.ts';
import { data } from './en/data.ts';
import { fixtures } from './en/fixtures.ts';
import { control, flow } from './en/flow.ts';
import { flowEdit } from './en/flow-edit.ts';
import { holidays } from './en/holidays.ts';
import { home } from './en/home.ts';
import { hooks } from './en/hooks.ts';
import { imports } from './en/imports.ts';
import { jobs } from './en/jobs.ts';
import { merges, quiet } from './en/merges.ts';
import { moments } from './en/moments.ts';
import { my } from './en/my.ts';
import { notices } from './en/notices.ts';
import { people } from './en/people.ts';
import { plan } from './en/plan.ts';
import { planEdit } from './en/plan-edit.ts';
import { planForm } from './en/plan-form.ts';
import { coupons, points } from './en/points.ts';
import { broadcasts, quotas, reachViews, sends } from './en/reach.ts';
import { reasons } from './en/reasons.ts';
import { reconciliation } from './en/reconciliation.ts';
import { remarks } from './en/remarks.ts';
import { robots } from './en/robots.ts';
import { search } from './en/search.ts';
import { segments, standing } from './en/segments.ts';
import { service } from './en/service.ts';
import { session } from './en/session.ts';
import { settings } from './en/settings.ts';
import { staffFigures } from './en/staff-figures.ts';
import { start } from './en/start.ts';
import { system } from './en/system.ts';
import { tableImport } from './en/table-import.ts';
import { testRun } from './en/test-run.ts';
import { trace } from './en/trace.ts';
import { transfers } from './en/transfers.ts';
import { views } from './en/views.ts';
import { wecom } from './en/wecom.ts';
import { words } from './en/words.ts';
import { journeys, reach, tasks } from './en/work.ts';

/** Every sentence of the console in English. */
export const en = {
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
