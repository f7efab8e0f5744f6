import {
  attempt,
  call,
  fill,
  h,
  isBusy,
  keepParam,
  lang,
  oneOf,
  param,
  showTabs,
  t,
  tabs,
  tell,
  time,
  topBar,
} from './common.js';
import { clockPanel, worldPanel } from './control-clock.js';
import { faultsView } from './control-faults.js';
import { callbacksView, requestsView } from './control-logs.js';
import { scenariosView } from './control-scenarios.js';

const POLL_MS = 1500;
const at = (id) => document.getElementById(id);
const TABS = [
  ['world', t('时钟与世界', 'Clock and world')],
  ['faults', t('故障', 'Faults')],
  ['requests', t('请求日志', 'Calls')],
  ['callbacks', t('回调日志', 'Callbacks')],
  ['scenarios', t('剧本', 'Scenarios')],
];
const state = {
  tab: oneOf(
    TABS.map(([id]) => id),
    param('tab'),
  ),
  filter: { path: '', errcode: '', what: '', fate: '' },
};
let shown = '';

/** Runs a change and draws anew. */
async function act(work, words) {
  const isDone = await attempt(work);
  if (isDone && words !== undefined) tell(words);
  await refresh(true);
  return isDone;
}

function open(tab) {
  state.tab = tab;
  keepParam('tab', tab);
  refresh(true);
}

function query(given) {
  const params = new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''));
  return params.size === 0 ? '' : `?${params}`;
}

/** What the open tab shows, and how it is drawn. */
async function load() {
  const { path, errcode, what, fate } = state.filter;
  const refilter = (change) => {
    Object.assign(state.filter, change);
    return refresh(true);
  };
  if (state.tab === 'faults') {
    const data = await call('GET', '/control/faults');
    return { data, draw: () => faultsView(data, act) };
  }
  if (state.tab === 'requests') {
    const data = await call('GET', `/control/requests${query({ path, errcode })}`);
    return { data, draw: () => requestsView(data, state.filter, refilter) };
  }
  if (state.tab === 'callbacks') {
    const data = await call('GET', `/control/callbacks${query({ what, fate })}`);
    return { data, draw: () => callbacksView(data, state.filter, refilter) };
  }
  if (state.tab === 'scenarios') {
    const data = await call('GET', '/control/scenarios');
    return { data, draw: () => scenariosView(data, act) };
  }
  const [clock, world, counts] = await Promise.all([
    call('GET', '/control/clock'),
    call('GET', '/control/world'),
    call('GET', '/control/state'),
  ]);
  const { requests, ...figures } = counts;
  const total = requests.total;
  return {
    data: { clock, world, figures, total },
    draw: () =>
      h('div', { class: 'stack' }, clockPanel(clock, act), worldPanel({ world, figures, total }, act)),
  };
}

async function refresh(isForced = false) {
  const { now, mode, speed } = await call('GET', '/control/clock');
  const pace = mode === 'manual' ? t('手动', 'manual') : speed === 0 ? t('已暂停', 'paused') : `×${speed}`;
  at('clock').textContent = `${time(now)} · ${pace}`;
  if (!isForced && isBusy(at('view'))) return;
  const { data, draw } = await load();
  const marks = JSON.stringify([state, data]);
  if (marks === shown && !isForced) return;
  // Whoever has opened a line of a log goes on reading it.
  if (!isForced && at('view').querySelector('details[open]') !== null) return;
  shown = marks;
  showTabs(at('tabs'), tabs(TABS, state.tab, open));
  fill(at('view'), draw());
}

async function poll() {
  await attempt(() => refresh());
  setTimeout(poll, POLL_MS);
}

document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN';
document.title = t('控制台', 'Control');
document.body.prepend(topBar('/control'));
at('title').textContent = t('控制台', 'Control');
poll();
