import { askText, button, call, h, t, tell } from './common.js';

/** What the page in the frame may ask for, and who it is told that it is talking to. */
let context = null;
let frame = null;

/** Domain and signature of the page are checked as the client does: 40093 when the signature is wrong. */
async function checkConfig({ name, args, url }) {
  const body = {
    kind: name === 'config' ? 'corp' : 'agent',
    nonceStr: String(args.nonceStr ?? ''),
    timestamp: args.timestamp ?? '',
    url: String(url ?? ''),
    signature: String(args.signature ?? ''),
  };
  const { valid, trusted, signedUrl } = await call('POST', '/control/js-config', body);
  if (!trusted) return { err_msg: `${name}:fail`, errMsg: `invalid url domain: ${signedUrl}` };
  return valid
    ? { err_msg: `${name}:ok` }
    : { err_msg: `${name}:fail`, errMsg: `40093 invalid signature for ${signedUrl}` };
}

async function sendMessage({ args }) {
  const text = args.text?.content ?? args.news?.title ?? args.link?.title ?? '';
  const said = await askText(t('侧边栏请求发送', 'The sidebar wants to send'), text);
  if (said === null || said === '') return { err_msg: 'sendChatMessage:cancel' };
  await context.act(() => context.talk.say(said));
  return { err_msg: 'sendChatMessage:ok' };
}

async function openGroup({ args }) {
  const words = t('侧边栏请求建群，群名', 'The sidebar opens a group; its name');
  const title = await askText(words, args.groupName ?? '');
  if (!title) return { err_msg: 'openEnterpriseChat:cancel' };
  const external_userids = String(args.externalUserIds ?? '')
    .split(';')
    .filter((id) => id !== '');
  const path = `/control/staff/${context.userid}/groups`;
  const { chat_id } = await call('POST', path, { name: title, external_userids });
  tell(t('已建群', 'Group opened'));
  return { err_msg: 'openEnterpriseChat:ok', chatId: chat_id };
}

/** The customer or the group of the chat; refused where the chat is of the other kind. */
function current(name, field) {
  const value = context.talk[field];
  return value === undefined
    ? { err_msg: `${name}:fail no permission` }
    : { err_msg: `${name}:ok`, [field]: value };
}

const ANSWERS = {
  config: checkConfig,
  agentConfig: checkConfig,
  getContext: () => ({ err_msg: 'getContext:ok', entry: context.talk.entry }),
  getCurExternalContact: () => current('getCurExternalContact', 'userId'),
  getCurExternalChat: () => current('getCurExternalChat', 'chatId'),
  sendChatMessage: sendMessage,
  openEnterpriseChat: openGroup,
};

async function answer({ name, args = {}, url }) {
  if (!Object.hasOwn(ANSWERS, name)) return { err_msg: `${name}:fail not supported` };
  return ANSWERS[name]({ name, args, url });
}

window.addEventListener('message', async (event) => {
  if (frame === null || event.source !== frame.contentWindow || event.data?.hetang !== 'js-sdk') return;
  const { id } = event.data;
  let result;
  try {
    result = await answer(event.data);
  } catch (error) {
    result = { err_msg: `${event.data.name}:fail ${error.message}` };
  }
  frame?.contentWindow?.postMessage({ hetang: 'js-sdk', id, result }, event.origin);
});

async function choose(act, now) {
  const url = await askText(t('侧边栏网页的地址', 'Address of the sidebar page'), now);
  if (url !== null) await act(() => call('PUT', '/control/tenant', { sidebarUrl: url }));
}

/** A private chat, as the page beside it is told. */
const privateTalk = (userid, { external_userid }) => ({
  entry: 'single_chat_tools',
  userId: external_userid,
  say: (text) => call('POST', `/control/staff/${userid}/chats`, { external_userid, text }),
});

/** A customer group, as the page beside it is told. */
const groupTalk = (userid, { chat_id }) => ({
  entry: 'group_chat_tools',
  chatId: chat_id,
  say: (text) => call('POST', `/control/staff/${userid}/groups/${chat_id}/messages`, { text }),
});

/** The page beside a private chat with a customer, or beside a customer group; null when it stays where it is. */
export function sidebarFrame({ userid, customer, group, act }) {
  const talk = group === undefined ? privateTalk(userid, customer) : groupTalk(userid, group);
  return frameOf({ userid, talk, act });
}

/** The frame with the JS-SDK that the client gives its page. */
async function frameOf({ userid, talk, act }) {
  context = { userid, talk, act };
  const of = talk.userId ?? talk.chatId;
  const { sidebarUrl = '' } = await call('GET', '/control/tenant');
  const set = button(t('设置地址', 'Set address'), () =>
    choose(act, sidebarUrl || `${location.origin}/pages/sidebar-demo.html`),
  );
  if (sidebarUrl === '') {
    frame = null;
    const words = t(
      '还没有侧边栏网页。它用 /js/jwxwork.js 代替官方 JS-SDK，就能拿到当前客户。',
      'No sidebar page yet. With /js/jwxwork.js in place of the official JS-SDK it learns who the customer is.',
    );
    return h(
      'section',
      { class: 'panel' },
      h('h2', {}, t('侧边栏', 'Sidebar')),
      h('div', { class: 'side' }, h('p', { class: 'soft' }, words), set),
    );
  }
  const isSame = frame?.getAttribute('src') === sidebarUrl && frame.dataset.of === of;
  // A frame that is moved begins anew, and what was typed there is lost.
  if (isSame && frame.isConnected) return null;
  frame = h('iframe', {
    src: sidebarUrl,
    title: t('侧边栏', 'Sidebar'),
    'data-of': of,
  });
  return h('section', { class: 'panel' }, h('h2', {}, t('侧边栏', 'Sidebar'), ' ', set), frame);
}
