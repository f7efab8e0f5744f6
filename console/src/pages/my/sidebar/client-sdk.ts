import { signPage } from '../../../api/sidebar.ts';

type Answer = { err_msg: string; errMsg?: string; userId?: string };

/** The part of WeCom's JS-SDK that the sidebar uses. */
interface ClientSdk {
  config(given: Record<string, unknown>): void;
  ready(act: () => void): void;
  error(act: (problem: unknown) => void): void;
  agentConfig(given: Record<string, unknown>): void;
  invoke(name: string, args: Record<string, unknown>, done: (answer: Answer) => void): void;
}

/** Why the client does not speak with the page. */
export type ClientProblem = 'not-in-client' | 'refused' | 'no-customer';

/** The client around the page: with whom it talks, and how it is told to send. */
export type Client =
  | { external: string; send(text: string): Promise<'handed' | 'cancelled' | { reason: string }> }
  | { problem: ClientProblem };

const APIS = ['getCurExternalContact', 'sendChatMessage'];
/** Outside the client nothing answers at all. */
const PATIENCE_MS = 8000;

/**
 * Loads the JS-SDK, has the page accepted as the corp and as the app, and asks with whom the member talks.
 * @throws ApiError when the server does not sign the page.
 */
export async function connectClient(): Promise<Client> {
  if (isPlainBrowser()) return { problem: 'not-in-client' };
  const [url = ''] = location.href.split('#');
  const [corp, app] = await Promise.all([signPage(url, 'corp'), signPage(url, 'app')]);
  for (const address of corp.sdk) if (!(await loadScript(address))) return { problem: 'not-in-client' };
  const sdk = (window as { wx?: ClientSdk }).wx;
  if (!sdk) return { problem: 'not-in-client' };
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
  if (accepted !== 'yes') return { problem: accepted === 'no' ? 'refused' : 'not-in-client' };
  const agreed = await within<'yes' | 'no'>((done) =>
    sdk.agentConfig({
      corpid: app.corpId,
      agentid: String(app.agentId),
      ...signed(app),
      success: () => done('yes'),
      fail: () => done('no'),
    }),
  );
  if (agreed !== 'yes') return { problem: 'refused' };
  const found = await within<Answer>((done) => sdk.invoke('getCurExternalContact', {}, done));
  return found?.userId ? { external: found.userId, send: sendBy(sdk) } : { problem: 'no-customer' };
}

/** Neither the client's own browser nor a frame of one: nobody would answer. */
const isPlainBrowser = (): boolean => window.parent === window && !/wxwork/i.test(navigator.userAgent);

/** The member reads and confirms in the client, which takes its time; so nothing runs out here. */
const sendBy = (sdk: ClientSdk) => (text: string) =>
  new Promise<'handed' | 'cancelled' | { reason: string }>((resolve) =>
    sdk.invoke('sendChatMessage', { msgtype: 'text', enterChat: true, text: { content: text } }, (answer) => {
      if (answer.err_msg.endsWith(':ok')) resolve('handed');
      else if (answer.err_msg.endsWith(':cancel')) resolve('cancelled');
      else resolve({ reason: answer.errMsg ?? answer.err_msg });
    }),
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
