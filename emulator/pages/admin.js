import { chatPanels } from './admin-chat.js';
import { directoryPanel, scopePanel } from './admin-people.js';
import { accountPanel, callbackPanel, identityPanel } from './admin-tenant.js';
import { attempt, call, fill, h, lang, t, tell, time, topBar } from './common.js';

const at = (id) => document.getElementById(id);

/** Runs a change, says that it is saved, and reads everything anew. */
async function save(work, words = t('已保存', 'Saved')) {
  if (!(await attempt(work))) return;
  tell(words);
  await draw();
}

async function draw() {
  const [tenant, { staff }, { departments }, rules, account, { now }] = await Promise.all([
    call('GET', '/control/tenant'),
    call('GET', '/control/staff'),
    call('GET', '/control/departments'),
    call('GET', '/control/groups/rules'),
    call('GET', '/control/oa'),
    call('GET', '/control/clock'),
  ]);
  at('clock').textContent = time(now);
  fill(
    at('view'),
    h(
      'div',
      { class: 'columns' },
      h(
        'div',
        { class: 'stack' },
        identityPanel(tenant, save),
        callbackPanel(tenant, save),
        accountPanel(account, save),
      ),
      h(
        'div',
        { class: 'stack' },
        scopePanel({ tenant, staff, departments }, save),
        ...chatPanels({ tenant, rules }, save),
      ),
    ),
    directoryPanel({ staff, departments }, save),
  );
}

document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN';
document.title = t('管理后台', 'Administration');
document.body.prepend(topBar('/admin'));
at('title').textContent = t('管理后台', 'Administration');
attempt(draw);
