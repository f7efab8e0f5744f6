import { field, h, t, time } from './common.js';

function seconds(at) {
  return new Date(at).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
}

/** A filter that asks anew when somebody stops typing. */
function filterInput(value, placeholder, change) {
  const input = h('input', { value, placeholder, spellcheck: 'false', type: 'search' });
  input.addEventListener('change', () => change(input.value.trim()));
  return input;
}

function choice(options, value, change) {
  const select = h(
    'select',
    {},
    options.map(([id, label]) => h('option', { value: id, selected: id === value }, label)),
  );
  select.addEventListener('change', () => change(select.value));
  return select;
}

function table(head, rows) {
  return h(
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
      h('tbody', {}, rows),
    ),
  );
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function requestRow(one) {
  const isBad = one.errcode !== 0;
  const more =
    one.body === ''
      ? null
      : h('details', {}, h('summary', {}, t('请求体', 'body')), h('pre', {}, pretty(one.body)));
  return h(
    'tr',
    { class: isBad ? 'bad' : null },
    h('td', { class: 'n' }, time(one.at, false), h('div', { class: 'soft' }, seconds(one.at))),
    h('td', {}, h('code', {}, `${one.method} ${one.path}`), h('div', { class: 'soft' }, one.query), more),
    h('td', { class: 'n' }, h('span', { class: isBad ? 'mark bad' : 'mark good' }, String(one.errcode))),
    h('td', { class: 'n' }, `${one.took} ms`),
  );
}

/** The last calls, newest first; secrets are left out. */
export function requestsView(data, filter, refilter) {
  const options = [
    ['', t('全部', 'all')],
    ['any', t('只看失败', 'failed only')],
    ['0', t('只看成功', 'ok only')],
    ...[40014, 42001, 45009, 84061, 41048].map((code) => [String(code), String(code)]),
  ];
  return h(
    'section',
    { class: 'panel' },
    h(
      'div',
      { class: 'inline' },
      field(
        t('路径包含', 'Path contains'),
        filterInput(filter.path, 'externalcontact', (path) => refilter({ path })),
      ),
      field(
        t('结果', 'Result'),
        choice(options, filter.errcode, (errcode) => refilter({ errcode })),
      ),
      h(
        'p',
        { class: 'soft' },
        t(
          `共 ${data.total} 次请求，显示 ${data.requests.length} 条`,
          `${data.total} calls in all, ${data.requests.length} shown`,
        ),
      ),
    ),
    data.requests.length === 0
      ? h('p', { class: 'soft' }, t('还没有请求', 'No calls yet'))
      : table(
          [t('时间', 'Time'), t('请求', 'Call'), 'errcode', t('耗时', 'Took')],
          data.requests.map(requestRow),
        ),
  );
}

const FATES = {
  waiting: [t('推送中', 'under way'), ''],
  received: [t('已接收', 'received'), 'good'],
  lost: [t('丢失', 'lost'), 'bad'],
  dropped: [t('故障吞掉', 'swallowed by a fault'), 'bad'],
};

function tryRow(one, index) {
  const { msgSignature, timestamp, nonce, encryptedLength } = one.signature;
  const words = one.error === '' ? t('成功', 'received') : one.error;
  return h(
    'li',
    {},
    h(
      'div',
      { class: 'grow' },
      t(
        `第 ${index + 1} 次 · ${seconds(one.at)} · ${one.took} ms · ${words}`,
        `try ${index + 1} · ${seconds(one.at)} · ${one.took} ms · ${words}`,
      ),
      h(
        'div',
        { class: 'soft' },
        `msg_signature = sha1(sort(token, ${timestamp}, ${nonce}, encrypt[${encryptedLength}])) = ${msgSignature}`,
      ),
    ),
  );
}

function pushRow(one) {
  const [label, kind] = FATES[one.fate];
  const marks = [
    one.isDuplicate ? t('重复', 'doubled') : null,
    one.heldMs > 0 ? t(`压后 ${one.heldMs} ms`, `held ${one.heldMs} ms`) : null,
  ].filter((mark) => mark !== null);
  return h(
    'tr',
    { class: kind === 'bad' ? 'bad' : null },
    h('td', { class: 'n' }, time(one.at, false), h('div', { class: 'soft' }, seconds(one.at))),
    h(
      'td',
      {},
      h('strong', {}, one.what),
      ' ',
      h('span', { class: 'soft' }, one.channel === 'account' ? t('公众号', 'Official Account') : ''),
      marks.map((mark) => h('span', { class: 'mark' }, mark)),
      h(
        'details',
        {},
        h('summary', {}, t('签名与内容', 'signature and content')),
        h('ul', { class: 'list' }, one.tries.map(tryRow)),
        h('pre', {}, one.xml),
      ),
    ),
    h('td', { class: 'n' }, h('span', { class: `mark ${kind}` }, label)),
    h('td', { class: 'n' }, String(one.tries.length)),
  );
}

/** The last pushes with every try. */
export function callbacksView(data, filter, refilter) {
  const options = [['', t('全部', 'all')], ...Object.entries(FATES).map(([id, [label]]) => [id, label])];
  return h(
    'section',
    { class: 'panel' },
    h(
      'div',
      { class: 'inline' },
      field(
        t('事件包含', 'Event contains'),
        filterInput(filter.what, 'add_external_contact', (what) => refilter({ what })),
      ),
      field(
        t('结果', 'Result'),
        choice(options, filter.fate, (fate) => refilter({ fate })),
      ),
      h(
        'p',
        { class: 'soft' },
        t(
          `共 ${data.total} 次推送，${data.waiting} 次在途，失败 ${data.failed} 次尝试`,
          `${data.total} pushes, ${data.waiting} under way, ${data.failed} tries failed`,
        ),
      ),
    ),
    h(
      'p',
      { class: 'soft' },
      t(
        '每次 5 秒内要应答，间隔 1 秒，共 3 次。',
        'Each must be answered within 5 s; three tries, a second apart.',
      ),
    ),
    data.pushes.length === 0
      ? h(
          'p',
          { class: 'soft' },
          t('还没有推送。先在管理后台设置回调。', 'No pushes yet. Set a callback under Admin first.'),
        )
      : table(
          [t('时间', 'Time'), t('事件', 'Event'), t('结果', 'Result'), t('尝试', 'Tries')],
          data.pushes.map(pushRow),
        ),
  );
}
