import { askSure, button, call, field, h, panel, t } from './common.js';

const KEY_CHARS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function randomText(length) {
  const numbers = crypto.getRandomValues(new Uint32Array(length));
  return Array.from(numbers, (number) => KEY_CHARS[number % KEY_CHARS.length]).join('');
}

function lines(text) {
  return text
    .split(/[\s,，]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function facts(list) {
  return h(
    'dl',
    { class: 'facts' },
    list.flatMap(([name, value]) => [h('dt', { class: 'soft' }, name), h('dd', {}, h('code', {}, value))]),
  );
}

function textArea(value, label) {
  const area = h('textarea', { rows: '2', spellcheck: 'false', 'aria-label': label });
  area.value = value;
  return area;
}

/** Who the company is, and from where apps may call. */
export function identityPanel(tenant, save) {
  const ips = textArea((tenant.trustedIps ?? []).join('\n'), t('企业可信 IP', 'Trusted addresses'));
  const domains = textArea(tenant.trustedDomains.join('\n'), t('可信域名', 'Trusted domains'));
  const change = () =>
    save(() =>
      call('PUT', '/control/tenant', {
        trustedIps: lines(ips.value),
        trustedDomains: lines(domains.value),
      }),
    );
  const reset = async () => {
    const words = t('重置后旧 Secret 和所有 token 立即失效。', 'The old secret and every token die at once.');
    if ((await askSure(words, t('重置', 'Reset'))) === true)
      save(() => call('POST', '/control/tenant/secret', {}));
  };
  return panel(
    t('企业与自建应用', 'Company and app'),
    facts([
      ['corpid', tenant.corpId],
      ['agentid', String(tenant.agentId)],
      ['secret', tenant.secret],
    ]),
    field(
      t('企业可信 IP', 'Trusted addresses'),
      ips,
      t('留空不限制；其他地址得到 60020', 'Empty trusts all; others are answered 60020'),
    ),
    field(
      t('可信域名（网页授权）', 'Trusted domains (login)'),
      domains,
      t('留空不限制；否则 50001', 'Empty trusts all; otherwise 50001'),
    ),
    h(
      'div',
      { class: 'acts' },
      button(t('保存', 'Save'), change, 'main'),
      button(t('重置 Secret', 'Reset secret'), reset, 'danger'),
    ),
  );
}

function callbackFields(current, label) {
  const url = h('input', {
    type: 'url',
    value: current?.url ?? '',
    placeholder: 'https://',
    'aria-label': `${label} URL`,
  });
  const token = h('input', { value: current?.token ?? '', maxlength: '32', spellcheck: 'false' });
  const key = h('input', { value: current?.encodingAesKey ?? '', maxlength: '43', spellcheck: 'false' });
  const fillIn = () => {
    token.value = randomText(16);
    key.value = randomText(43);
  };
  const value = () => ({
    url: url.value.trim(),
    token: token.value.trim(),
    encodingAesKey: key.value.trim(),
  });
  return {
    value,
    rows: [field('URL', url), field('Token', token), field('EncodingAESKey', key)],
    random: button(t('随机生成', 'Generate'), fillIn),
  };
}

/** Where events of WeCom go. */
export function callbackPanel(tenant, save) {
  const fields = callbackFields(tenant.callback, t('回调', 'Callback'));
  const change = () =>
    save(
      () => call('PUT', '/control/tenant/callback', fields.value()),
      t('已验证并保存', 'Verified and saved'),
    );
  const remove = () => save(() => call('DELETE', '/control/tenant/callback'));
  return panel(
    t('接收事件服务器', 'Callback of WeCom'),
    h(
      'p',
      { class: 'soft' },
      t(
        '保存时先验证 URL：解密 echostr 并原样返回。',
        'The address is verified first: it must decrypt echostr.',
      ),
    ),
    fields.rows,
    h(
      'div',
      { class: 'acts' },
      button(t('验证并保存', 'Verify and save'), change, 'main'),
      fields.random,
      tenant.callback === undefined ? null : button(t('停用', 'Remove'), remove, 'danger'),
    ),
  );
}

const MODES = [
  ['plain', '明文', 'plain'],
  ['compat', '兼容', 'compatible'],
  ['safe', '安全', 'safe'],
];

/** Where messages to the Official Account go. */
export function accountPanel(account, save) {
  const fields = callbackFields(account.callback, t('公众号', 'Official Account'));
  const mode = h(
    'select',
    {},
    MODES.map(([value, zh, en]) =>
      h('option', { value, selected: value === (account.callback?.mode ?? 'safe') }, t(zh, en)),
    ),
  );
  const ips = textArea((account.trustedIps ?? []).join('\n'), t('IP 白名单', 'IP whitelist'));
  const change = () =>
    save(
      () => call('PUT', '/control/oa/callback', { ...fields.value(), mode: mode.value }),
      t('已验证并保存', 'Verified and saved'),
    );
  const allow = () => save(() => call('PUT', '/control/oa', { trustedIps: lines(ips.value) }));
  return panel(
    t('公众号', 'Official Account'),
    facts([
      ['appid', account.appId],
      ['secret', account.secret],
      [t('原始 ID', 'original id'), account.originalId],
    ]),
    fields.rows,
    field(t('消息加解密方式', 'Encryption'), mode),
    h('div', { class: 'acts' }, button(t('验证并保存', 'Verify and save'), change, 'main'), fields.random),
    field(
      t('IP 白名单', 'IP whitelist'),
      ips,
      t('留空不限制；其他地址取 token 得到 40164', 'Empty trusts all; otherwise 40164 for a token'),
    ),
    h('div', { class: 'acts' }, button(t('保存白名单', 'Save whitelist'), allow)),
  );
}
