const at = (id) => document.getElementById(id);

window.wx.invoke('getContext', {}, ({ entry }) => {
  const name = entry === 'group_chat_tools' ? 'getCurExternalChat' : 'getCurExternalContact';
  window.wx.invoke(name, {}, (result) => {
    at('customer').textContent = result.userId ?? result.chatId ?? result.err_msg;
  });
});
at('send').addEventListener('click', () => {
  const text = { content: '这是我们的课程资料，请查收。' };
  window.wx.invoke('sendChatMessage', { msgtype: 'text', enterChat: false, text }, () => undefined);
});
