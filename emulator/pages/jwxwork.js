/*
 * Stands in for the official JS-SDK inside the sidebar of the emulator: the same names, answered by the page around it.
 * Load it in place of https://res.wx.qq.com/open/js/jweixin-1.2.0.js and https://open.work.weixin.qq.com/wwopen/js/jwxwork-1.0.0.js.
 */
(() => {
  const waiting = new Map();
  const ready = [];
  const failed = [];
  let number = 0;

  function ask(name, args) {
    return new Promise((resolve) => {
      number += 1;
      waiting.set(number, resolve);
      const request = { hetang: 'js-sdk', id: number, name, args, url: location.href };
      window.parent.postMessage(JSON.parse(JSON.stringify(request)), '*');
    });
  }

  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || event.data?.hetang !== 'js-sdk') return;
    waiting.get(event.data.id)?.(event.data.result);
    waiting.delete(event.data.id);
  });

  const isOk = (result) => result.err_msg.endsWith(':ok');

  function tell(result, given) {
    if (isOk(result)) given?.success?.(result);
    else if (result.err_msg.endsWith(':cancel')) given?.cancel?.(result);
    else given?.fail?.(result);
    given?.complete?.(result);
  }

  async function call(name, given) {
    const { success, fail, cancel, complete, ...args } = given ?? {};
    const result = await ask(name, args);
    tell(result, { success, fail, cancel, complete });
    return result;
  }

  const wx = {
    async config(given) {
      const result = await ask('config', given);
      for (const act of isOk(result) ? ready : failed) act(result);
    },
    ready: (act) => ready.push(act),
    error: (act) => failed.push(act),
    agentConfig: (given) => call('agentConfig', given),
    async invoke(name, args, done) {
      const result = await ask(name, args);
      done?.(result);
    },
    checkJsApi: (given) =>
      given?.success?.({
        checkResult: Object.fromEntries((given.jsApiList ?? []).map((name) => [name, true])),
      }),
  };
  for (const name of [
    'getContext',
    'getCurExternalContact',
    'getCurExternalChat',
    'sendChatMessage',
    'openEnterpriseChat',
  ])
    wx[name] = (given) => call(name, given);
  window.wx = wx;
  // The newer SDK is called `ww` and answers promises.
  window.ww = { ...wx, register: () => undefined };
})();
