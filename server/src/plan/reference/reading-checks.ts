import type { Severity, Text } from '../rules/rule.ts';
import type { Theme } from '../rules/themes.ts';

/** A check that comes before the rules, while files are read: a page of the reference without examples. */
export interface ReadingCheck {
  id: string;
  theme: Theme;
  severity: Severity;
  title: Text;
  why: Text;
}

type Row = readonly [id: string, severity: Severity, title: Text, why: Text];

function checks(theme: Theme, rows: readonly Row[]): ReadingCheck[] {
  return rows.map(([id, severity, title, why]) => ({ id, theme, severity, title, why }));
}

const files = checks('files', [
  [
    'no-plan-file',
    'error',
    { zh: '没有 plan.yaml', en: 'No plan.yaml' },
    {
      zh: 'plan.yaml 给方案命名，也标出方案文件夹从哪里开始。',
      en: 'plan.yaml names the plan and marks where its folder begins.',
    },
  ],
  [
    'several-plans',
    'error',
    { zh: '两个方案', en: 'Two plans' },
    {
      zh: '一次检查和应用一个方案，否则说不清哪些定义属于谁。',
      en: 'One plan is checked and applied at a time, or nobody could tell whose definitions are whose.',
    },
  ],
  [
    'file-ending',
    'error',
    { zh: '以 .yml 结尾的文件', en: 'Files that end in .yml' },
    {
      zh: '只读 .yaml；悄悄略过一个写好的文件比报错更糟。',
      en: 'Only .yaml is read; to pass over a written file in silence would be worse than an error.',
    },
  ],
  [
    'not-utf8',
    'error',
    { zh: '不是 UTF-8 的文件', en: 'Files that are not UTF-8' },
    {
      zh: '别的编码会读成乱码，发给客户的也会是乱码。',
      en: 'Any other encoding is read as gibberish, and gibberish would be sent.',
    },
  ],
  [
    'unreadable',
    'error',
    { zh: '读不了的文件', en: 'Files that cannot be read' },
    {
      zh: '少了一个文件的方案不是你写的方案。',
      en: 'A plan without one of its files is not the plan you wrote.',
    },
  ],
  [
    'too-many-files',
    'error',
    { zh: '文件太多', en: 'Too many files' },
    {
      zh: '上限远高于真实的方案；超出的多半是指错了文件夹。',
      en: 'The limit is far above real plans; more is mostly the wrong folder.',
    },
  ],
  [
    'file-too-large',
    'error',
    { zh: '文件太大', en: 'A file that is too large' },
    {
      zh: '上限远高于真实的方案；大文件多半是资料而不是定义。',
      en: 'The limit is far above real plans; a large file is mostly material and no definitions.',
    },
  ],
  [
    'too-large',
    'error',
    { zh: '方案太大', en: 'A plan that is too large' },
    {
      zh: '上限保护服务器，远高于真实的方案。',
      en: 'The limit protects the server and is far above real plans.',
    },
  ],
  [
    'empty-file',
    'warning',
    { zh: '空文件', en: 'Empty files' },
    {
      zh: '没有定义的文件多半是忘了写完。',
      en: 'A file without definitions was mostly left unfinished.',
    },
  ],
  [
    'byte-order-mark',
    'warning',
    { zh: '文件开头的 BOM', en: 'A byte order mark' },
    {
      zh: '读的时候会略过，但别的工具可能把它当成第一个键的一部分。',
      en: 'It is skipped here, but other tools may take it for a part of the first key.',
    },
  ],
]);

const yaml = checks('files', [
  [
    'syntax',
    'error',
    { zh: 'YAML 写法', en: 'YAML syntax' },
    {
      zh: '读不出结构的文件无从检查；每行只报第一处，后面的多半是余波。',
      en: 'A file without readable structure cannot be checked; of a line only the first mistake is named, the rest are mostly echoes.',
    },
  ],
  [
    'several-documents',
    'error',
    { zh: '一个文件里有多个文档', en: 'Several documents in a file' },
    {
      zh: '第二个文档会被大多数工具忽略，写在里面的定义等于没写。',
      en: 'Most tools ignore the second document, and with it what it defines.',
    },
  ],
  [
    'too-deep',
    'error',
    { zh: '嵌套太深', en: 'Nesting that is too deep' },
    {
      zh: '真实的方案不到十层；更深的读不懂，也可能耗尽内存。',
      en: 'Real plans nest less than ten levels; more cannot be read by people and may exhaust a machine.',
    },
  ],
  [
    'alias',
    'error',
    { zh: '锚点与别名', en: 'Anchors and aliases' },
    {
      zh: '引用别处的内容让人要跳着读，改一处会悄悄改了另一处。',
      en: 'They make readers jump, and a change in one place changes another in silence.',
    },
  ],
  [
    'yaml-tag',
    'error',
    { zh: 'YAML 类型标记', en: 'YAML type tags' },
    {
      zh: '值的类型由方案的模式决定，不由标记决定。',
      en: 'The schema of the plan decides the type of a value, not a tag.',
    },
  ],
  [
    'control-character',
    'error',
    { zh: '看不见的字符', en: 'Invisible characters' },
    {
      zh: '控制字符在屏幕上看不见，数据库和平台却会拒绝它。',
      en: 'No screen shows control characters, but databases and platforms refuse them.',
    },
  ],
  [
    'bad-number',
    'error',
    { zh: '不是有限的数', en: 'Numbers that are not finite' },
    {
      zh: '无穷大和非数不能计算，也不能保存。',
      en: 'Infinity and not-a-number can be neither counted with nor stored.',
    },
  ],
  [
    'duplicate-key',
    'error',
    { zh: '重复的键', en: 'A key written twice' },
    {
      zh: '多数工具悄悄用后一个，前面写的就丢了。',
      en: 'Most tools take the later one in silence, and what was written first is lost.',
    },
  ],
  [
    'bad-key',
    'error',
    { zh: '不合格的键', en: 'A key that cannot be one' },
    {
      zh: '键会出现在网址、命令和日志里，只能用字母、数字和连字符。',
      en: 'Keys appear in addresses, commands and logs, so they are letters, digits and hyphens.',
    },
  ],
]);

const schemas = checks('schema', [
  [
    'unknown-key',
    'error',
    { zh: '不认识的键', en: 'Unknown keys' },
    {
      zh: '多半是拼写错误；悄悄忽略会让人以为它在起作用。',
      en: 'Mostly a slip of the pen; ignored in silence it would be taken to work.',
    },
  ],
  [
    'missing-key',
    'error',
    { zh: '缺少必填的键', en: 'Missing keys' },
    {
      zh: '少了它，这个定义没法运行，也没有合理的默认值。',
      en: 'Without it the definition cannot run, and no default would be right.',
    },
  ],
  [
    'empty-value',
    'error',
    { zh: '空着的值', en: 'Empty values' },
    {
      zh: '冒号后面空着多半是缩进错了或还没写完。',
      en: 'Nothing after a colon is mostly a wrong indentation or unfinished.',
    },
  ],
  [
    'wrong-type',
    'error',
    { zh: '类型不对', en: 'A value of the wrong type' },
    {
      zh: '例如该写文字的地方写了列表；猜着改会改错意思。',
      en: 'For instance a list where a text belongs; guessing would change the meaning.',
    },
  ],
  [
    'bad-value',
    'error',
    { zh: '不能用的值', en: 'A value that cannot be used' },
    {
      zh: '不在可选范围里，或写法不对，运行时没有意义。',
      en: 'It is none of the choices or not written as expected, and would mean nothing to the run.',
    },
  ],
  [
    'out-of-range',
    'error',
    { zh: '超出范围', en: 'Out of range' },
    {
      zh: '范围来自平台的上限，或远超真实的用法。',
      en: 'The ranges are limits of the platform or far beyond real use.',
    },
  ],
  [
    'two-in-one',
    'error',
    { zh: '一项里写了两件事', en: 'Two things in one item' },
    {
      zh: '步骤和条件一项只做一件事，否则先后说不清。',
      en: 'An item of steps or conditions does one thing, or their order would be unclear.',
    },
  ],
]);

const ignoring = checks('suppression', [
  [
    'ignore-without-reason',
    'warning',
    { zh: '没有理由的忽略', en: 'Ignored without a reason' },
    {
      zh: '半年后没有人记得为什么忽略；没有理由的忽略不起作用。',
      en: 'In half a year nobody remembers why; without a reason the comment has no effect.',
    },
  ],
  [
    'ignore-unknown-rule',
    'warning',
    { zh: '忽略了不存在的规则', en: 'An unknown rule ignored' },
    {
      zh: '写错编号的忽略不起作用，看的人却以为处理过了。',
      en: 'With a wrong id the comment does nothing, but readers take the matter for settled.',
    },
  ],
  [
    'ignore-error',
    'warning',
    { zh: '忽略错误', en: 'An error ignored' },
    {
      zh: '错误意味着运行时一定出问题，注释改变不了这一点。',
      en: 'An error is certain to go wrong in the run; a comment does not change that.',
    },
  ],
  [
    'ignore-unused',
    'warning',
    { zh: '多余的忽略', en: 'Ignored for nothing' },
    {
      zh: '问题改好之后，留下的忽略会盖住以后的新问题。',
      en: 'Once the matter is put right, the comment would hide the next one.',
    },
  ],
]);

/** What is checked while files are read, and of the comments that ignore rules. */
export const readingChecks: readonly ReadingCheck[] = [...files, ...yaml, ...schemas, ...ignoring];
