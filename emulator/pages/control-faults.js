import { button, call, field, h, panel, t } from './common.js';

const KINDS = [
  ['errcode', t('返回错误码', 'answer an error')],
  ['delayMs', t('延迟（毫秒）', 'answer late (ms)')],
  ['timeoutMs', t('不应答（毫秒）', 'hang (ms)')],
  ['dropAfterEffect', t('做完后断开', 'work, then break off')],
];
const PRESETS = [
  [t('限流 45009 ×5', '45009 ×5'), { path: '*', errcode: 45009, times: 5 }],
  [t('系统繁忙 -1，三成请求', '-1 for 30 %'), { path: '*', errcode: -1, rate: 0.3 }],
  [
    t('群发：做完后断开一次', 'mass send: break off once'),
    { path: 'add_msg_template', dropAfterEffect: true, times: 1 },
  ],
  [t('所有请求慢 2 秒', 'all calls 2 s late'), { path: '*', delayMs: 2000 }],
];

function describe(fault) {
  const parts = KINDS.filter(([name]) => fault[name] !== undefined && fault[name] !== false).map(
    ([name, label]) => (fault[name] === true ? label : `${label} ${fault[name]}`),
  );
  const often =
    fault.rate === undefined ? '' : t(`，${fault.rate * 100}% 的请求`, `, ${fault.rate * 100} % of calls`);
  const times =
    fault.times === undefined
      ? t('，一直', ', always')
      : t(`，还有 ${fault.times} 次`, `, ${fault.times} more`);
  return parts.join(' ') + often + times;
}

function callForm(put) {
  const path = h('input', { value: '*', required: true, maxlength: '200', spellcheck: 'false' });
  const kind = h(
    'select',
    {},
    KINDS.map(([value, label]) => h('option', { value }, label)),
  );
  const amount = h('input', { type: 'number', value: '45009' });
  const times = h('input', { type: 'number', min: '1', placeholder: t('一直', 'always') });
  const rate = h('input', { type: 'number', min: '0', max: '100', placeholder: '100' });
  kind.addEventListener('change', () => {
    amount.disabled = kind.value === 'dropAfterEffect';
    amount.value = kind.value === 'errcode' ? '45009' : '2000';
  });
  const add = (event) => {
    event.preventDefault();
    put({
      path: path.value.trim(),
      [kind.value]: kind.value === 'dropAfterEffect' ? true : Number(amount.value),
      ...(times.value === '' ? {} : { times: Number(times.value) }),
      ...(rate.value === '' ? {} : { rate: Number(rate.value) / 100 }),
    });
  };
  return h(
    'form',
    { class: 'inline', onsubmit: add },
    field(t('接口（* 或路径结尾）', 'Path (* or its end)'), path),
    field(t('故障', 'Fault'), kind),
    field(t('错误码 / 毫秒', 'Code / ms'), amount),
    field(t('次数', 'Times'), times),
    field(t('比例 %', 'Share %'), rate),
    h('button', { type: 'submit', class: 'main' }, t('添加', 'Add')),
  );
}

function callPanel(faults, act) {
  const put = (failNext) => act(() => call('PUT', '/control/faults', { failNext }), t('已生效', 'In force'));
  const rows = faults.failNext.map((one, index) =>
    h(
      'li',
      {},
      h('span', { class: 'grow' }, h('code', {}, one.path), ' ', describe(one)),
      button(t('撤销', 'Remove'), () => put(faults.failNext.filter((_one, at) => at !== index))),
    ),
  );
  return panel(
    t('接口故障', 'Faults of calls'),
    callForm((fault) => put([...faults.failNext, fault])),
    h(
      'div',
      { class: 'acts' },
      PRESETS.map(([label, fault]) => button(label, () => put([...faults.failNext, fault]))),
    ),
    rows.length === 0
      ? h('p', { class: 'soft' }, t('没有故障', 'No faults'))
      : h('ul', { class: 'list' }, rows),
    h(
      'div',
      { class: 'acts' },
      button(t('让所有 access_token 立即过期', 'Expire every access_token'), () =>
        act(() => call('PUT', '/control/faults', { expireTokens: true }), t('已过期', 'Expired')),
      ),
      rows.length === 0 ? null : button(t('全部撤销', 'Remove all'), () => put([]), 'danger'),
    ),
  );
}

function share(value) {
  return h('input', { type: 'number', min: '0', max: '100', value: String(Math.round(value * 100)) });
}

function pushPanel({ callbacks }, act) {
  const inputs = {
    drop: share(callbacks.drop),
    duplicate: share(callbacks.duplicate),
    reorder: share(callbacks.reorder),
  };
  const delay = h('input', { type: 'number', min: '0', max: '600000', value: String(callbacks.delayMs) });
  const send = (event) => {
    event.preventDefault();
    const shares = Object.fromEntries(
      Object.entries(inputs).map(([name, input]) => [name, Number(input.value) / 100]),
    );
    const body = { callbacks: { ...shares, delayMs: Number(delay.value) } };
    act(() => call('PUT', '/control/faults', body), t('已生效', 'In force'));
  };
  return panel(
    t('回调故障', 'Faults of callbacks'),
    h(
      'form',
      { class: 'inline', onsubmit: send },
      field(t('丢失 %', 'Lost %'), inputs.drop),
      field(t('重复 %', 'Doubled %'), inputs.duplicate),
      field(t('乱序 %', 'Out of order %'), inputs.reorder),
      field(t('延迟（毫秒）', 'Late (ms)'), delay),
      h('button', { type: 'submit', class: 'main' }, t('设定', 'Set')),
    ),
  );
}

const QUOTAS = [
  ['perMinute', t('每接口每分钟', 'per call a minute')],
  ['perHour', t('每接口每小时', 'per call an hour')],
  ['concurrency', t('并发', 'at the same time')],
  ['wrongSecretsPerHour', t('每小时错误 Secret', 'wrong secrets an hour')],
  ['debugPerMinute', t('每分钟 debug=1', 'debug=1 a minute')],
];

function quotaPanel({ quotas }, act) {
  const inputs = QUOTAS.map(([name, label]) => ({
    name,
    label,
    input: h('input', { type: 'number', min: '1', value: String(quotas[name]) }),
  }));
  const send = (event) => {
    event.preventDefault();
    const body = Object.fromEntries(inputs.map(({ name, input }) => [name, Number(input.value)]));
    act(() => call('PUT', '/control/faults', { quotas: body }), t('已生效', 'In force'));
  };
  return panel(
    t('频率限制', 'Call limits'),
    h(
      'form',
      { class: 'inline', onsubmit: send },
      inputs.map(({ label, input }) => field(label, input)),
      h('button', { type: 'submit' }, t('设定', 'Set')),
    ),
  );
}

/** What goes wrong on demand. */
export function faultsView(faults, act) {
  return h(
    'div',
    { class: 'stack' },
    callPanel(faults, act),
    pushPanel(faults, act),
    quotaPanel(faults, act),
  );
}
