import { signPage } from '../../../api/sidebar.ts';

type Answer = { err_msg: string; errMsg?: string; entry?: string; userId?: string; chatId?: string };

/** The part of WeCom's JS-SDK that the sidebar uses. */
interface ClientSdk {
  config(given: Record<string, unknown>): void;
  ready(act: () => void): void;
  error(act: (problem: unknown) => void): void;
  agentConfig(given: Record<string, unknown>): void;
  invoke(name: string, args: Record<string, unknown>, done: (answer: Answer) => void): void;
}

/**
 * Why the page knows of no chat: it is not in the client, the client refuses it, the chat is with nobody of ours, or nothing
 * has answered.
 */
export type ClientProblem = 'not-in-client' | 'refused' | 'no-customer' | 'no-answer';

/** How the client is told to send. */
export type Send = (text: string) => Promise<'handed' | 'cancelled' | { reason: string }>;

/** Beside which chat the page stands: with a customer, or a customer group. */
export type Talk = { external: string } | { chat: string };

/** The client around the page. */
export type Client = { talk: Talk; send: Send } | { problem: ClientProblem };

const APIS = ['getContext', 'getCurExternalContact', 'getCurExternalChat', 'sendChatMessage'];
/** What a client that is there answers in. */
const PATIENCE_MS = 8000;

/**
 * Loads the JS-SDK, has the page accepted as the corp and as the app, and asks beside which chat it stands.
 * @throws ApiError when the server does not sign the page.
 */
export async function connectClient(): Promise<Client> {
  if (isPlainBrowser()) return { problem: 'not-in-client' };
  const [url = ''] = location.href.split('#');
  const [corp, app] = await Promise.all([signPage(url, 'corp'), signPage(url, 'app')]);
  for (const address of corp.sdk) if (!(await loadScript(address))) return { problem: 'no-answer' };
  const sdk = (window as { wx?: ClientSdk }).wx;
  if (!sdk) return { problem: 'no-answer' };
  const signed = ({ timestamp, nonceStr, signature }: typeof corp) => ({
    timestamp,
    nonceStr,
    signature,
    jsApiList: APIS,
  });
  const accepted = await within<'yes' | 'no'>((done) => {
    sdk.ready(() => done('yes'));
    sdk.error(() => done('no'));
    sdk.config({ beta: true, debug: false, appId: corp.corpId, ...signed(corp) });
  });
  if (accepted !== 'yes') return { problem: accepted === 'no' ? 'refused' : 'no-answer' };
  const agreed = await within<'yes' | 'no'>((done) =>
    sdk.agentConfig({
      corpid: app.corpId,
      agentid: String(app.agentId),
      ...signed(app),
      success: () => done('yes'),
      fail: () => done('no'),
    }),
  );
  if (agreed !== 'yes') return { problem: agreed === 'no' ? 'refused' : 'no-answer' };
  const talk = await findTalk(sdk);
  return 'problem' in talk ? talk : { talk, send: sendBy(sdk) };
}

/** Where the page was opened decides what may be asked: beside a group nobody is the current customer. */
async function findTalk(sdk: ClientSdk): Promise<Talk | { problem: ClientProblem }> {
  const ask = (name: string) => within<Answer>((done) => sdk.invoke(name, {}, done));
  const context = await ask('getContext');
  const isGroup = context?.entry === 'group_chat_tools';
  const found = await ask(isGroup ? 'getCurExternalChat' : 'getCurExternalContact');
  if (found === null) return { problem: 'no-answer' };
  if (isGroup && found.chatId) return { chat: found.chatId };
  return !isGroup && found.userId ? { external: found.userId } : { problem: 'no-customer' };
}

/** Neither the client's own browser nor a frame of one: nobody would answer. */
const isPlainBrowser = (): boolean => window.parent === window && !/wxwork/i.test(navigator.userAgent);

/** The member reads and confirms in the client, which takes its time; so nothing runs out here. */
const sendBy =
  (sdk: ClientSdk): Send =>
  (text) =>
    new Promise((resolve) =>
      sdk.invoke(
        'sendChatMessage',
        { msgtype: 'text', enterChat: true, text: { content: text } },
        (answer) => {
          if (answer.err_msg.endsWith(':ok')) resolve('handed');
          else if (answer.err_msg.endsWith(':cancel')) resolve('cancelled');
          else resolve({ reason: answer.errMsg ?? answer.err_msg });
        },
      ),
    );

/** What is answered in time, or null. */
function within<T>(ask: (done: (answer: T) => void) => void): Promise<T | null> {
  return new Promise((resolve) => {
    const end = window.setTimeout(() => resolve(null), PATIENCE_MS);
    ask((answer) => {
      window.clearTimeout(end);
      resolve(answer);
    });
  });
}

/** Whether a script is there; one that was loaded before is not loaded again. */
function loadScript(address: string): Promise<boolean> {
  if (document.querySelector(`script[src="${CSS.escape(address)}"][data-loaded]`))
    return Promise.resolve(true);
  return new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = address;
    script.addEventListener('load', () => {
      script.dataset.loaded = 'yes';
      resolve(true);
    });
    script.addEventListener('error', () => {
      script.remove();
      resolve(false);
    });
    document.head.append(script);
  });
}
