import { fill, h, lang, pageUrl, t, topBar } from './common.js';

const PAGES = [
  [
    '/phone',
    t('手机', 'Phone'),
    t('扮演一位客户：扫码、聊天、进群、看朋友圈', 'Play a customer: scan, chat, join groups, see Moments'),
  ],
  [
    '/staff',
    t('成员', 'Staff'),
    t(
      '成员的企业微信：确认群发、回复、建群、侧边栏',
      "A member's client: confirm, answer, open groups, sidebar",
    ),
  ],
  [
    '/admin',
    t('管理后台', 'Admin'),
    t(
      '没有接口的设置：回调、可信 IP、权限、群规则',
      'What has no API: callback, addresses, scope, group rules',
    ),
  ],
  [
    '/control',
    t('控制台', 'Control'),
    t('时钟、故障、剧本、请求与回调日志', 'Clock, faults, scenarios, logs of calls and callbacks'),
  ],
];

function isLocalOnly() {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(location.hostname);
}

document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN';
document.title = t('荷塘 · 企业微信模拟器', 'Hetang · WeCom emulator');
document.body.prepend(topBar('/'));
fill(
  document.getElementById('view'),
  h('h1', {}, t('在自己的电脑上使用企业微信', 'WeCom on your own machine')),
  h(
    'p',
    {},
    t('平台接口在 ', 'The calls of the platform are under '),
    h('code', {}, `${location.origin}/cgi-bin`),
    t('，公众号接口在 ', ', those of the Official Account under '),
    h('code', {}, `${location.origin}/oa/cgi-bin`),
  ),
  h(
    'div',
    { class: 'cards' },
    PAGES.map(([path, name, words]) =>
      h('a', { href: pageUrl(path) }, h('strong', {}, name), h('span', { class: 'soft' }, words)),
    ),
  ),
  h(
    'div',
    { class: 'panel home-qr' },
    h('img', {
      src: '/page-qr.png?to=/phone',
      alt: t('手机页的二维码', 'QR of the phone page'),
      width: '160',
      height: '160',
    }),
    h(
      'div',
      {},
      h('strong', {}, t('用真手机打开「手机」页', 'Open the phone page on a real telephone')),
      h(
        'p',
        { class: 'soft' },
        isLocalOnly()
          ? t(
              '现在只有本机能访问。用 --host 0.0.0.0 启动，再用局域网地址打开本页。',
              'Only this machine can reach it now. Start with --host 0.0.0.0 and open this page by its LAN address.',
            )
          : t('同一网络里的手机扫码即可。', 'Scan it with a telephone on the same network.'),
      ),
    ),
  ),
);
