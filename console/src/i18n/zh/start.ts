export const start = {
  title: '开始使用（{{done}}/{{of}}）',
  hint: '完成一项会自动打勾。',
  close: '收起',
  go: '去完成',
  done: '已完成',
  notDone: '未完成',
  steps: {
    connected: '连接企业微信',
    synced: '同步员工和客户',
    plan: '应用运营方案',
    code: '第一个渠道活码生效',
    welcome: '给活码配自己的欢迎语',
    journey: '第一位客户进入旅程',
  },
  hints: {
    connected: '填写企业 ID、应用和回调，每一项都有检查。',
    synced: '连接后自动对账；也可以现在发起一次。',
    plan: '从示例方案开始，检查、预览影响后应用。',
    code: '方案应用后自动在企业微信创建；失败时这里看原因。',
    welcome: '旅程里的欢迎语对谁都一样；在方案的 codes 里给一个活码写 welcome，扫它的客户收到的就是这一句。',
    journey: '扫一次活码，或在旅程里请一位客户进入。',
  },
};
