import { button, call, field, h, panel, t } from './common.js';

function checkbox(label, isOn) {
  const input = h('input', { type: 'checkbox', checked: isOn });
  return { input, row: h('label', { class: 'check' }, input, label) };
}

/** Who may have customers (客户联系 → 权限配置 → 使用范围). */
export function scopePanel({ tenant, staff, departments }, save) {
  const scope = tenant.contactScope ?? { users: [], departments: [] };
  const parts = departments.map((one) => ({
    one,
    ...checkbox(one.name, scope.departments.includes(one.id)),
  }));
  const people = staff.map((one) => ({
    one,
    ...checkbox(`${one.name} (${one.userid})`, scope.users.includes(one.userid)),
  }));
  const change = () =>
    save(() =>
      call('PUT', '/control/tenant', {
        contactScope: {
          departments: parts.filter(({ input }) => input.checked).map(({ one }) => one.id),
          users: people.filter(({ input }) => input.checked).map(({ one }) => one.userid),
        },
      }),
    );
  return panel(
    t('客户联系使用范围', 'Scope of customer contact'),
    h(
      'p',
      { class: 'soft' },
      t(
        '一个都不选表示全员。范围外的成员不能做活码（84074），也不会被分配客户。',
        'None chosen means everybody. Others cannot serve a code (84074) and get no customers.',
      ),
    ),
    h(
      'div',
      { class: 'columns' },
      h(
        'div',
        {},
        parts.map(({ row }) => row),
      ),
      h(
        'div',
        {},
        people.map(({ row }) => row),
      ),
    ),
    h('div', { class: 'acts' }, button(t('保存', 'Save'), change, 'main')),
  );
}

function memberRow(one, departments, save) {
  const put = (fields) =>
    save(() => call('PUT', '/control/staff', { staff: [{ userid: one.userid, name: one.name, ...fields }] }));
  const active = checkbox(t('已激活', 'active'), one.active);
  active.input.addEventListener('change', () => put({ active: active.input.checked }));
  const welcome = checkbox(t('后台欢迎语', 'native welcome'), one.nativeWelcome);
  welcome.input.addEventListener('change', () => put({ nativeWelcome: welcome.input.checked }));
  const names = one.department.map((id) => departments.find((part) => part.id === id)?.name ?? id).join('、');
  return h(
    'tr',
    {},
    h('td', {}, h('strong', {}, one.name), h('div', { class: 'soft' }, one.userid)),
    h('td', {}, names),
    h('td', { class: 'n' }, String(one.friends)),
    h('td', {}, active.row),
    h('td', {}, welcome.row),
  );
}

function newMember(departments, save) {
  const userid = h('input', { maxlength: '64', required: true, pattern: '[A-Za-z0-9][A-Za-z0-9_.@\\-]*' });
  const name = h('input', { maxlength: '64', required: true });
  const department = h(
    'select',
    {},
    departments.map((one) => h('option', { value: String(one.id) }, one.name)),
  );
  const add = (event) => {
    event.preventDefault();
    const made = {
      userid: userid.value.trim(),
      name: name.value.trim(),
      department: Number(department.value),
    };
    save(() => call('PUT', '/control/staff', { staff: [made] }), t('已添加', 'Added'));
  };
  return h(
    'form',
    { class: 'inline acts', onsubmit: add },
    field('userid', userid),
    field(t('姓名', 'Name'), name),
    field(t('部门', 'Department'), department),
    h('button', { type: 'submit', class: 'main' }, t('添加成员', 'Add member')),
  );
}

/** The directory: members in and out, who has logged in, who greets by the console. */
export function directoryPanel({ staff, departments }, save) {
  const head = [
    t('成员', 'Member'),
    t('部门', 'Department'),
    t('客户', 'Customers'),
    t('激活', 'Active'),
    t('欢迎语', 'Welcome'),
  ];
  return h(
    'section',
    { class: 'panel directory' },
    h('h2', {}, t('通讯录', 'Directory')),
    h(
      'p',
      { class: 'soft' },
      t(
        '设了后台欢迎语的成员，加好友事件里没有 WelcomeCode。',
        'With a native welcome the event of a new customer carries no WelcomeCode.',
      ),
    ),
    h(
      'div',
      { class: 'scroll' },
      h(
        'table',
        { class: 'rows' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            head.map((one) => h('th', { scope: 'col' }, one)),
          ),
        ),
        h(
          'tbody',
          {},
          staff.map((one) => memberRow(one, departments, save)),
        ),
      ),
    ),
    newMember(departments, save),
  );
}
