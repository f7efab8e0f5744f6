const params = new URLSearchParams(location.search);

/** Chosen by ?lang=; Chinese first. */
export const lang = params.get('lang') === 'en' ? 'en' : 'zh';

/** Picks the text of the chosen language. */
export function t(zh, en) {
  return lang === 'en' ? en : zh;
}

/** Reads a parameter of the page. */
export function param(name) {
  return params.get(name);
}

/** Keeps a parameter in the address without loading again. */
export function keepParam(name, value) {
  if (value === null) params.delete(name);
  else params.set(name, value);
  history.replaceState(null, '', `?${params}`);
}

/** An element with properties and children; text stays text. */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Calls the control API. Throws an Error in the chosen language. */
export async function call(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Error(
      t('模拟器没有应答，请确认它还在运行', 'The emulator does not answer; is it still running?'),
    );
  }
  const answer = await response.json();
  if (response.ok) return answer;
  throw new Error(t(answer.error?.messageZh, answer.error?.message) ?? `HTTP ${response.status}`);
}

/** A moment of the world clock, as it is in Shanghai. */
export function time(at, withDay = true) {
  const day = withDay ? { month: '2-digit', day: '2-digit' } : {};
  return new Date(at).toLocaleString(lang === 'en' ? 'en-GB' : 'zh-CN', {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Shanghai',
  });
}

/** Only web addresses may be opened. */
export function safeUrl(url) {
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? parsed.href : undefined;
  } catch {
    return undefined;
  }
}

/** Text in which web addresses are links. */
export function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"'，。）]+)/).map((part) => {
    const href = /^https?:/.test(part) ? safeUrl(part) : undefined;
    return href === undefined ? part : h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, part);
  });
}

/** What a message looks like. */
export function messageBody(body) {
  const picture = body.mediaId === undefined ? safeUrl(body.url ?? '') : `/media/${body.mediaId}`;
  if (body.kind === 'text') return linked(body.text ?? '');
  if (body.kind === 'image') return [h('img', { src: picture, alt: t('图片', 'Picture') })];
  if (body.kind === 'link') {
    const href = safeUrl(body.url);
    const cover = safeUrl(body.picurl ?? '');
    const card = [
      cover === undefined ? null : h('img', { src: cover, alt: '' }),
      h('strong', {}, body.title),
      h('span', { class: 'soft' }, body.desc ?? ''),
    ];
    return [
      h(
        href === undefined ? 'div' : 'a',
        { class: 'card', href, target: '_blank', rel: 'noopener noreferrer' },
        card,
      ),
    ];
  }
  if (body.kind === 'miniprogram') {
    return [
      h('img', { src: picture, alt: '' }),
      h('strong', {}, body.title),
      h('span', { class: 'soft' }, t('小程序', 'Mini program')),
    ];
  }
  const label = body.kind === 'video' ? t('视频', 'Video') : t('文件', 'File');
  return [h('a', { href: picture, target: '_blank', rel: 'noopener' }, label)];
}

/** Replaces what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
}

/** The address of another page in the same language. */
export function pageUrl(path) {
  return lang === 'en' ? `${path}?lang=en` : path;
}

const DESK_PAGES = [
  ['/phone', '手机', 'Phone'],
  ['/staff', '成员', 'Staff'],
  ['/admin', '管理后台', 'Admin'],
  ['/control', '控制台', 'Control'],
];

function otherLanguage() {
  const other = new URLSearchParams(location.search);
  if (lang === 'en') other.delete('lang');
  else other.set('lang', 'en');
  return `?${other}`;
}

/** The bar of the wide pages: where one is, where one can go, the other language. */
export function topBar(current) {
  const links = DESK_PAGES.map(([path, zh, en]) =>
    h('a', { href: pageUrl(path), 'aria-current': path === current ? 'page' : null }, t(zh, en)),
  );
  return h(
    'header',
    { class: 'bar' },
    h('a', { class: 'brand', href: pageUrl('/') }, t('荷塘 · 企业微信模拟器', 'Hetang · WeCom emulator')),
    h('nav', { 'aria-label': t('页面', 'Pages') }, links),
    h('span', { class: 'soft clock', id: 'clock' }),
    h('a', { href: otherLanguage(), lang: lang === 'en' ? 'zh-CN' : 'en' }, t('EN', '中文')),
  );
}

/** A button; the kind is `main`, `danger` or nothing. */
export function button(label, onclick, kind = '', more = {}) {
  return h('button', { type: 'button', class: kind, onclick, ...more }, label);
}

/** A labelled field; the label belongs to the field for readers too. */
export function field(label, input, hint, kind = '') {
  return h(
    'label',
    { class: `field ${kind}` },
    h('span', {}, label),
    input,
    hint === undefined ? null : h('span', { class: 'soft' }, hint),
  );
}

/** A panel with a heading. */
export function panel(title, ...children) {
  return h('section', { class: 'panel' }, h('h2', {}, title), children.flat());
}

/** A short word of success that goes away by itself. */
export function tell(words) {
  const note = h('div', { class: 'toast', role: 'status' }, words);
  document.body.append(note);
  setTimeout(() => note.remove(), 2600);
}

function dialog(content, buttons, form) {
  return new Promise((resolve) => {
    const box = h('dialog', { class: 'ask' });
    const close = (value) => {
      box.close();
      box.remove();
      resolve(value);
    };
    const send = (event) => {
      event.preventDefault();
      close(form());
    };
    box.append(h('form', { onsubmit: send }, content, h('div', { class: 'acts' }, buttons(close))));
    box.addEventListener('cancel', () => close(null));
    document.body.append(box);
    box.showModal();
  });
}

/** Asks for a text; null when the question is dismissed. A frame of another site could not use prompt(). */
export function askText(words, value = '') {
  const input = h('textarea', { rows: '3', maxlength: '2000', 'aria-label': words });
  input.value = value;
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      input.form.requestSubmit();
    }
  });
  const buttons = (close) => [
    button(t('取消', 'Cancel'), () => close(null)),
    h('button', { type: 'submit', class: 'main' }, t('确定', 'OK')),
  ];
  return dialog([h('h2', {}, words), input], buttons, () => input.value.trim());
}

/** Asks whether to go on. */
export function askSure(words, act) {
  const buttons = (close) => [
    button(t('取消', 'Cancel'), () => close(null)),
    h('button', { type: 'submit', class: 'danger' }, act),
  ];
  return dialog([h('p', {}, words)], buttons, () => true);
}

/** Runs an act and shows in `#problem` what goes wrong; true when it went well. */
export async function attempt(act) {
  const place = document.getElementById('problem');
  try {
    await act();
    fill(place);
    return true;
  } catch (error) {
    fill(place, h('p', { class: 'error' }, error.message));
    place.scrollIntoView({ block: 'nearest' });
    return false;
  }
}

/** Tabs that work with the arrow keys; `shown` is the open one. */
export function tabs(list, shown, open) {
  const buttons = list.map(([id, label, count]) =>
    h(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${id}`,
        'aria-selected': String(id === shown),
        tabindex: id === shown ? '0' : '-1',
        onclick: () => open(id),
      },
      label,
      count ? h('span', { class: 'badge' }, String(count)) : null,
    ),
  );
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const at = list.findIndex(([id]) => id === shown);
    const [id] = list[(at + step + list.length) % list.length];
    open(id);
    document.getElementById(`tab-${id}`)?.focus();
  };
  return h('div', { class: 'tabs', role: 'tablist', onkeydown: move }, buttons);
}

/** Draws the tabs; on a narrow screen the one that is shown is brought into sight. */
export function showTabs(place, list) {
  fill(place, list);
  const [bar] = place.children;
  const shown = bar.querySelector('[aria-selected="true"]');
  if (shown !== null) bar.scrollLeft = shown.offsetLeft - (bar.clientWidth - shown.offsetWidth) / 2;
}

/** The wanted one if it is known, otherwise the first. */
export function oneOf(known, wanted) {
  return known.includes(wanted) ? wanted : known[0];
}

/** True while somebody is typing or choosing: the page must not be drawn anew under their hands. */
export function isBusy(within) {
  const { activeElement } = document;
  const isField = activeElement?.matches('input, textarea, select') === true;
  return (
    (isField && within.contains(activeElement)) ||
    document.querySelector('dialog[open], button:active') !== null
  );
}
