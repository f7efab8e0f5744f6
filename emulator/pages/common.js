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
