import { h, t } from './common.js';

/** Opens a web page inside the phone, as WeChat does with the links of a chat. */
export function openWebView(url) {
  const frame = h('iframe', {
    src: url,
    title: t('网页', 'Web page'),
    sandbox: 'allow-scripts allow-forms allow-same-origin allow-popups',
    referrerpolicy: 'no-referrer',
  });
  const close = h('button', { type: 'button', 'aria-label': t('关闭网页', 'Close the page') }, '✕');
  const view = h(
    'div',
    { class: 'webview', role: 'dialog', 'aria-label': t('网页', 'Web page') },
    h(
      'header',
      {},
      close,
      h('h1', {}, new URL(url).host),
      h(
        'a',
        { class: 'webview-link', href: url, target: '_blank', rel: 'noopener noreferrer' },
        t('在浏览器打开', 'Open in the browser'),
      ),
    ),
    frame,
  );
  const shut = () => view.remove();
  close.addEventListener('click', shut);
  view.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') shut();
  });
  document.querySelector('.phone').append(view);
  close.focus();
}

/** Links of chats open inside the phone; with a key held they open as the browser wants. */
export function catchLinks(within) {
  within.addEventListener('click', (event) => {
    const link = event.target.closest('a[target="_blank"]');
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openWebView(link.href);
  });
}
