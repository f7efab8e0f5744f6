import { acts, picking } from './zh/acts.ts';
import { codes } from './zh/codes.ts';
import { common } from './zh/common.ts';
import { communities } from './zh/communities.ts';
import { conditions } from './zh/conditions.ts';
import { contacts } from './zh/contacts.ts';
import { data } from './zh/data.ts';
import { control, flow } from './zh/flow.ts';
import { home } from './zh/home.ts';
import { hooks } from './zh/hooks.ts';
import { imports } from './zh/imports.ts';
import { merges, quiet } from './zh/merges.ts';
import { my } from './zh/my.ts';
import { notices } from './zh/notices.ts';
import { people } from './zh/people.ts';
import { plan } from './zh/plan.ts';
import { planEdit } from './zh/plan-edit.ts';
import { broadcasts, quotas, reachViews, sends } from './zh/reach.ts';
import { reasons } from './zh/reasons.ts';
import { reconciliation } from './zh/reconciliation.ts';
import { search } from './zh/search.ts';
import { segments, standing } from './zh/segments.ts';
import { service } from './zh/service.ts';
import { session } from './zh/session.ts';
import { settings } from './zh/settings.ts';
import { system } from './zh/system.ts';
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
  home,
  contacts,
  merges,
  quiet,
  search,
  service,
  segments,
  conditions,
  standing,
  journeys,
  flow,
  control,
  tasks,
  reach,
  reachViews,
  sends,
  broadcasts,
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
  imports,
  system,
  my,
  notices,
  reconciliation,
  trace,
  settings,
  wecom,
  words,
};
export type Catalogue = typeof zh;
