import { autoReplyPanel, policyPanel, spamPanel } from './admin-chat.js';
import { directoryPanel, scopePanel } from './admin-people.js';
import { accountPanel, callbackPanel, identityPanel } from './admin-tenant.js';
import { attempt, call, fill, h, lang, t, tell, time, topBar } from './common.js';

const at = (id) => document.getElementById(id);

const PANELS = {
  identity: ({ tenant }, save) => identityPanel(tenant, save),
  callback: ({ tenant }, save) => callbackPanel(tenant, save),
  account: ({ account }, save) => accountPanel(account, save),
  scope: (data, save) => scopePanel(data, save),
  policy: ({ tenant }, save) => policyPanel(tenant, save),
  autoReply: ({ rules }, save) => autoReplyPanel(rules, save),
  spam: ({ rules }, save) => spamPanel(rules, save),
  directory: (data, save) => directoryPanel(data, save),
};
const shown = new Map();

async function load() {
  const [tenant, { staff }, { departments }, rules, account, { now }] = await Promise.all([
    call('GET', '/control/tenant'),
    call('GET', '/control/staff'),
    call('GET', '/control/departments'),
    call('GET', '/control/groups/rules'),
    call('GET', '/control/oa'),
    call('GET', '/control/clock'),
  ]);
  at('clock').textContent = time(now);
  return { tenant, staff, departments, rules, account };
}

/** A panel whose changes draw only itself anew: what is half written in another stays. */
function panelOf(id, data) {
  const save = async (work, words = t('已保存', 'Saved')) => {
    if (!(await attempt(work))) return;
    tell(words);
    const fresh = await load();
    shown.get(id)?.replaceWith(panelOf(id, fresh));
    // Who is in the directory is also what the scope chooses from.
    if (id === 'directory') shown.get('scope')?.replaceWith(panelOf('scope', fresh));
  };
  const element = PANELS[id](data, save);
  shown.set(id, element);
  return element;
}

async function draw() {
  const data = await load();
  const stack = (...ids) =>
    h(
      'div',
      { class: 'stack' },
      ids.map((id) => panelOf(id, data)),
    );
  fill(
    at('view'),
    h(
      'div',
      { class: 'columns' },
      stack('identity', 'callback', 'scope', 'policy'),
      stack('account', 'autoReply', 'spam'),
    ),
    panelOf('directory', data),
  );
}

document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN';
document.title = t('管理后台', 'Administration');
document.body.prepend(topBar('/admin'));
at('title').textContent = t('管理后台', 'Administration');
attempt(draw);
