export const search = {
  title: '搜索',
  placeholder: '客户、群、分群、旅程、活码、方案里的名称、页面',
  results: '搜索结果',
  nothing: '没有找到。换个词试试：名称的一部分、手机号开头，或方案里的键。',
  groups: { recent: '最近去过', pages: '页面', contacts: '客户', chats: '客户群', definitions: '方案' },
};
