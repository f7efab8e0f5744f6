import { acts, picking } from './en/acts.ts';
import { codes } from './en/codes.ts';
import { common } from './en/common.ts';
import { communities } from './en/communities.ts';
import { conditions } from './en/conditions.ts';
import { contacts } from './en/contacts.ts';
import { data } from './en/data.ts';
import { control, flow } from './en/flow.ts';
import { home } from './en/home.ts';
import { hooks } from './en/hooks.ts';
import { imports } from './en/imports.ts';
import { merges, quiet } from './en/merges.ts';
import { my } from './en/my.ts';
import { notices } from './en/notices.ts';
import { people } from './en/people.ts';
import { plan } from './en/plan.ts';
import { planEdit } from './en/plan-edit.ts';
import { broadcasts, quotas, reachViews, sends } from './en/reach.ts';
import { reasons } from './en/reasons.ts';
import { reconciliation } from './en/reconciliation.ts';
import { search } from './en/search.ts';
import { segments, standing } from './en/segments.ts';
import { service } from './en/service.ts';
import { session } from './en/session.ts';
import { settings } from './en/settings.ts';
import { system } from './en/system.ts';
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
