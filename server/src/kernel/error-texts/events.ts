import type { ErrorText } from './error-text.ts';

/** Events and imports. */
export const eventsTexts = {
  'event/invalid': {
    status: 400,
    zh: ['事件不正确:{field} {problem}', '改正后重新发送这一条'],
    en: ['The event is not valid: {field} {problem}', 'Correct this one and send it again'],
  },
  'event/future': {
    status: 400,
    zh: [
      '事件的时间 {at} 比现在晚一天以上',
      '事件是已经发生的事：改正时间或发送方的时钟；还没到的时间写成属性，或到时再发',
    ],
    en: [
      'The event says {at}, which is more than a day from now',
      'An event has happened: correct the time or the clock; put a time to come into a property, or send it then',
    ],
  },
  'event/unknown-source': {
    status: 404,
    zh: ['没有测得来源 {source} 的时钟', '让发送方在批量请求里带上 sentAt'],
    en: ['The clock of {source} has not been measured', 'Let the sender put `sentAt` into its batches'],
  },
  'event/unknown-contact': {
    status: 400,
    zh: ['没有编号为 {id} 的客户', '用 external_userid、unionid、phone 等身份标识'],
    en: [
      'There is no contact {id}',
      'Name the person by external_userid, unionid, phone or another identity',
    ],
  },
  'import/empty': {
    status: 422,
    zh: ['文件里没有内容', '第一行应是列名,之后每行一条'],
    en: ['The file is empty', 'Its first line should name the columns, each further line is one row'],
  },
  'import/not-csv': {
    status: 422,
    zh: ['这不是 csv 或 xlsx 文件,而是 {kind}', '在 Excel 中另存为 xlsx 或「CSV UTF-8」再导入;zip 先解压'],
    en: [
      'This is neither csv nor xlsx but {kind}',
      'Save it as xlsx or "CSV UTF-8" in Excel; unpack a zip first',
    ],
  },
  'import/damaged': {
    status: 422,
    zh: ['压缩文件不完整或已损坏:{problem}', '重新取得文件后再导入;已导入的行不会重复'],
    en: [
      'The packed file is cut or damaged: {problem}',
      'Get the file again; rows that are in are not taken twice',
    ],
  },
  'import/file-gone': {
    status: 404,
    zh: ['文件 {id} 已不在', '导入用的文件保留 7 天；请重新上传'],
    en: ['File {id} is gone', 'Files of imports are kept for 7 days; upload it again'],
  },
  'import/file-too-big': {
    status: 413,
    zh: ['文件有 {size} MB，最多 {most} MB', '拆成几个文件，或用 hetang import 命令导入，它不限大小'],
    en: [
      'The file has {size} MB; the most is {most} MB',
      'Split it, or use the command hetang import, which takes any size',
    ],
  },
  'import/no-identity-column': {
    status: 422,
    zh: ['没有一列说明这一行是谁', '至少把一列对应到手机号、外部联系人 ID 或其他身份'],
    en: [
      'No column says who a row is about',
      'Give at least one column to the phone number or another identity',
    ],
  },
  'import/not-undone': {
    status: 409,
    zh: ['导入 {id} 不能撤销：{reason}', '试运行、七天以前的、正在进行的导入和用命令导入的不能撤销'],
    en: [
      'Import {id} cannot be undone: {reason}',
      'Dry runs, imports older than seven days, those under way and those of the command line cannot',
    ],
  },
  'import/encoding': {
    status: 422,
    zh: ['文件的编码不是 {encoding}', '在映射文件的 file.encoding 中写明编码(utf-8、gb18030、utf-16le)'],
    en: [
      'The file is not {encoding}',
      'Name its encoding in the mapping: file.encoding utf-8, gb18030 or utf-16le',
    ],
  },
  'import/quotes': {
    status: 422,
    zh: ['第 {line} 行起引号没有配对,后面无法读取', '改正这一行的引号后再导入;已导入的行不会重复'],
    en: [
      'From line {line} on the quotation marks do not pair up and nothing more can be read',
      'Correct that line and import again; rows that are in are not taken twice',
    ],
  },
  'import/columns-missing': {
    status: 422,
    zh: ['文件里没有映射要的列:{columns}', '文件的列是:{heading}。改正映射文件或表头'],
    en: [
      'The file lacks columns of the mapping: {columns}',
      'The file has: {heading}. Correct the mapping or the heading',
    ],
  },
  'import/mapping-invalid': {
    status: 422,
    zh: ['映射文件有 {count} 处错误', '按提示改正后重试'],
    en: ['The mapping has {count} errors', 'Correct them as shown and try again'],
  },
  'import/not-in-plan': {
    status: 422,
    zh: ['映射用到的 {names} 不在现行方案中', '改正映射文件,或先在方案中加上并 hetang apply'],
    en: [
      'The mapping uses {names}, which the plan in force does not have',
      'Correct the mapping, or add them to the plan and hetang apply',
    ],
  },
  'import/running': {
    status: 409,
    zh: ['另一个导入正在进行', '等它结束后再试'],
    en: ['Another import is running', 'Wait for it to end and try again'],
  },
  'import/already-sent': {
    status: 409,
    zh: ['导入 {id} 的文件已经发送过', '新建一个导入再发送;已导入的行不会重复'],
    en: [
      'The file of import {id} was sent already',
      'Create another import; rows that are in are not taken twice',
    ],
  },
  'import/wrong-kind': {
    status: 422,
    zh: ['这个映射是给 {kind} 的,不是给 {wanted} 的', '换一个映射,或改用 hetang import {kind}'],
    en: ['This mapping is for {kind}, not for {wanted}', 'Take another mapping, or use hetang import {kind}'],
  },
} as const satisfies Record<string, ErrorText>;
