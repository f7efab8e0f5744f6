const at = (id) => document.getElementById(id);

window.wx.invoke('getCurExternalContact', {}, (result) => {
  at('customer').textContent = result.userId ?? result.err_msg;
});
at('send').addEventListener('click', () => {
  const text = { content: '这是我们的课程资料，请查收。' };
  window.wx.invoke('sendChatMessage', { msgtype: 'text', enterChat: false, text }, () => undefined);
});
