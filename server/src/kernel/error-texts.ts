/** One error's words: what happened, and what to do. `{name}` is filled from the details. */
interface ErrorText {
  status: number;
  zh: readonly [message: string, hint: string];
  en: readonly [message: string, hint: string];
}

const texts = {
  'config/invalid': {
    status: 500,
    zh: ['配置 {name} 不正确:{problem}', '改正环境变量 {name} 后重新启动'],
    en: ['Setting {name} is not valid: {problem}', 'Correct the environment variable {name} and start again'],
  },
  'config/port-busy': {
    status: 500,
    zh: ['端口 {port} 已被占用', '停掉占用它的程序,或用 HETANG_PORT 换一个端口'],
    en: ['Port {port} is in use', 'Stop the program that uses it, or choose another port with HETANG_PORT'],
  },
  'config/data-locked': {
    status: 500,
    zh: ['数据目录 {folder} 正被进程 {pid} 使用', '先停掉那个荷塘进程,或用 HETANG_DATA 换一个目录'],
    en: [
      'The data folder {folder} is in use by process {pid}',
      'Stop that Hetang first, or choose another folder with HETANG_DATA',
    ],
  },
  'config/roles-need-servers': {
    status: 500,
    zh: [
      '分角色运行需要独立的 PostgreSQL 和 ClickHouse',
      '设置 DATABASE_URL 和 CLICKHOUSE_URL,或去掉 --role',
    ],
    en: [
      'Running single roles needs PostgreSQL and ClickHouse as servers',
      'Set DATABASE_URL and CLICKHOUSE_URL, or leave --role out',
    ],
  },
  'database/no-binaries': {
    status: 500,
    zh: ['没有适用于 {platform} 的内置 PostgreSQL', '安装 PostgreSQL 15 或更高版本,并设置 DATABASE_URL'],
    en: [
      'There is no embedded PostgreSQL for {platform}',
      'Install PostgreSQL 15 or newer and set DATABASE_URL',
    ],
  },
  'database/start-failed': {
    status: 500,
    zh: [
      '内置 PostgreSQL 没有启动:{problem}',
      '查看日志 {log};也可以设置 DATABASE_URL 使用自己的 PostgreSQL',
    ],
    en: [
      'The embedded PostgreSQL did not start: {problem}',
      'See the log {log}; or set DATABASE_URL to use your own PostgreSQL',
    ],
  },
  'database/migration-changed': {
    status: 500,
    zh: ['迁移 {migration} 在执行之后被改动过', '恢复该文件原来的内容;要改表结构,请新增一个迁移'],
    en: [
      'Migration {migration} was edited after it had been applied',
      'Restore the file; to change the schema add a new migration',
    ],
  },
  'database/schema-newer': {
    status: 500,
    zh: ['数据库由更新的荷塘建立(迁移 {migration})', '升级荷塘后再启动'],
    en: [
      'The database was made by a newer Hetang (migration {migration})',
      'Upgrade Hetang, then start again',
    ],
  },
  'request/invalid': {
    status: 400,
    zh: ['请求不正确:{field} {problem}', '按接口文档 /openapi.json 改正后重试'],
    en: ['The request is not valid: {field} {problem}', 'Correct it as described in /openapi.json'],
  },
  'request/not-found': {
    status: 404,
    zh: ['没有找到 {what}', '检查地址或编号'],
    en: ['{what} was not found', 'Check the address or the id'],
  },
  'request/too-large': {
    status: 413,
    zh: ['请求体超过 {limit}', '分批发送'],
    en: ['The request body is over {limit}', 'Send it in smaller parts'],
  },
  'request/conflict': {
    status: 409,
    zh: ['{problem}', '刷新后再试'],
    en: ['{problem}', 'Reload and try again'],
  },
  'request/too-many': {
    status: 429,
    zh: ['请求过于频繁', '{seconds} 秒后再试'],
    en: ['Too many requests', 'Try again in {seconds} seconds'],
  },
  'server/failed': {
    status: 500,
    zh: ['服务器内部错误', '带着请求编号 {requestId} 查看服务器日志'],
    en: ['The server failed', 'Look in the server log for request {requestId}'],
  },
  'server/busy': {
    status: 503,
    zh: ['数据库暂时不可用', '稍后用同样的请求重试;带 id 的事件重复发送不会重复生效'],
    en: [
      'The database is not available at the moment',
      'Send the same request again later; events with an id take effect once',
    ],
  },
  'access/signed-out': {
    status: 401,
    zh: ['尚未登录', '登录后再试;程序请带上 API 密钥'],
    en: ['Not signed in', 'Sign in; programs send an API key'],
  },
  'access/wrong-password': {
    status: 401,
    zh: ['账号或密码不正确', '检查后重新输入'],
    en: ['Wrong login or password', 'Check both and try again'],
  },
  'access/already-set-up': {
    status: 409,
    zh: ['管理员已经建立', '请直接登录'],
    en: ['The administrator already exists', 'Please sign in'],
  },
  'access/not-sandbox': {
    status: 403,
    zh: ['现在不是沙盒,不能一键建立管理员', '填写账号和密码'],
    en: [
      'This is not the sandbox: an administrator cannot be made with one click',
      'Give a login and a password',
    ],
  },
  'access/bad-key': {
    status: 401,
    zh: ['API 密钥无效', '在「设置 › API 密钥」中新建一个'],
    en: ['The API key is not valid', 'Make a new one under Settings › API keys'],
  },
  'access/no-csrf-header': {
    status: 403,
    zh: ['浏览器请求缺少 x-hetang 请求头', '从控制台页面发起操作'],
    en: ['A browser request without the x-hetang header', 'Act from the console pages'],
  },
  'plan/none': {
    status: 409,
    zh: ['还没有应用任何方案', '先运行 hetang apply'],
    en: ['No plan has been applied yet', 'Run hetang apply first'],
  },
  'plan/has-errors': {
    status: 422,
    zh: ['方案有 {count} 处错误,没有应用', '按检查结果改正后重试'],
    en: ['The plan has {count} errors and was not applied', 'Correct them as lint says and try again'],
  },
  'plan/being-applied': {
    status: 409,
    zh: ['另一次应用正在进行', '等它结束后再试'],
    en: ['Another apply is running', 'Wait for it to end and try again'],
  },
  'plan/version-moved': {
    status: 409,
    zh: ['方案现在是第 {actual} 版,而不是第 {expected} 版', '重新查看差异后再应用'],
    en: ['The plan is at version {actual}, not {expected}', 'Look at the difference again, then apply'],
  },
  'event/invalid': {
    status: 400,
    zh: ['事件不正确:{field} {problem}', '改正后重新发送这一条'],
    en: ['The event is not valid: {field} {problem}', 'Correct this one and send it again'],
  },
  'event/unknown-contact': {
    status: 400,
    zh: ['没有编号为 {id} 的客户', '用 external_userid、unionid、phone 等身份标识'],
    en: [
      'There is no contact {id}',
      'Name the person by external_userid, unionid, phone or another identity',
    ],
  },
  'task/closed': {
    status: 409,
    zh: ['任务 {id} 已经结束({state})', '刷新任务列表'],
    en: ['Task {id} is already closed ({state})', 'Reload the list of tasks'],
  },
  'task/remind-limit': {
    status: 409,
    zh: ['24 小时内最多提醒 3 次', '稍后再提醒,或直接联系员工'],
    en: ['At most 3 reminders in 24 hours', 'Remind later, or speak to the member of staff'],
  },
  'access/people-only': {
    status: 403,
    zh: ['这个接口只供登录的人使用，不接受 API 密钥', '在控制台登录后操作'],
    en: ['This endpoint is for signed-in people; an API key is not accepted', 'Sign in to the console'],
  },
  'access/programs-only': {
    status: 403,
    zh: ['这个接口只供程序使用，需要 API 密钥', '带上请求头 Authorization: Bearer ht_… 后重试'],
    en: [
      'This endpoint is for programs and needs an API key',
      'Send the header Authorization: Bearer ht_… and try again',
    ],
  },
  'analytics/no-binaries': {
    status: 500,
    zh: ['没有适用于 {platform} 的内置 ClickHouse', '准备一个 ClickHouse 服务器,并设置 CLICKHOUSE_URL'],
    en: ['There is no embedded ClickHouse for {platform}', 'Run a ClickHouse server and set CLICKHOUSE_URL'],
  },
  'analytics/folder-locked': {
    status: 500,
    zh: ['分析库目录 {folder} 打不开:{problem}', '停掉占用它的荷塘进程,或用 HETANG_DATA 换一个目录'],
    en: [
      'The analytics folder {folder} cannot be opened: {problem}',
      'Stop the Hetang that uses it, or choose another folder with HETANG_DATA',
    ],
  },
  'analytics/unavailable': {
    status: 503,
    zh: ['分析库暂时不可用:{problem}', '稍后再试;事件不会丢失,恢复后自动补上'],
    en: [
      'Analytics is not available at the moment: {problem}',
      'Try again later; no event is lost, the gap is filled once it is back',
    ],
  },
  'analytics/unfit-event': {
    status: 422,
    zh: ['事件 {part}-{seq} 的时间 {at} 超出 1970 到 2099 年,不能进入分析库', '改正发送方的时间后重新发送'],
    en: [
      'Event {part}-{seq} at {at} lies outside the years 1970 to 2099 and cannot enter analytics',
      'Correct the time at the sender and send it again',
    ],
  },
  'channel/callback-forged': {
    status: 403,
    zh: ['回调签名不正确', '核对应用「接收消息」中的 Token 与荷塘设置是否一致'],
    en: [
      'The signature of the callback is wrong',
      'Compare the Token of the callback settings of the app with the settings of Hetang',
    ],
  },
  'channel/callback-invalid': {
    status: 400,
    zh: ['回调内容无法读取:{problem}', '核对 EncodingAESKey 和企业 ID 是否与荷塘设置一致'],
    en: [
      'The callback cannot be read: {problem}',
      'Compare EncodingAESKey and corp id with the settings of Hetang',
    ],
  },
  'code/no-image': {
    status: 503,
    zh: ['活码 {key} 的二维码暂时取不到:{problem}', '在「渠道活码」中查看状态,稍后再试'],
    en: ['The QR code of {key} is not available: {problem}', 'See its state under Codes and try again later'],
  },
  'import/empty': {
    status: 422,
    zh: ['文件里没有内容', '第一行应是列名,之后每行一条'],
    en: ['The file is empty', 'Its first line should name the columns, each further line is one row'],
  },
  'import/not-csv': {
    status: 422,
    zh: ['这不是 csv 文件,而是 {kind}', '在 Excel 中另存为「CSV UTF-8」再导入;zip 先解压'],
    en: ['This is not a csv file but {kind}', 'Save it as "CSV UTF-8" in Excel; unpack a zip first'],
  },
  'import/damaged': {
    status: 422,
    zh: ['压缩文件不完整或已损坏:{problem}', '重新取得文件后再导入;已导入的行不会重复'],
    en: [
      'The packed file is cut or damaged: {problem}',
      'Get the file again; rows that are in are not taken twice',
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
  'task/confirm-in-client': {
    status: 409,
    zh: ['群发任务不能在这里完成', '请由发送员工在企业微信客户端「群发助手」中确认;送达结果会自动读回'],
    en: [
      'A mass send cannot be finished here',
      'The sender confirms it in the WeCom client; the results are read back by themselves',
    ],
  },
  'task/nobody': {
    status: 409,
    zh: ['任务 {id} 没有负责员工', '先为客户指定负责员工'],
    en: ['Nobody is responsible for task {id}', 'Give the contact an owner first'],
  },
  'import/wrong-kind': {
    status: 422,
    zh: ['这个映射是给 {kind} 的,不是给 {wanted} 的', '换一个映射,或改用 hetang import {kind}'],
    en: ['This mapping is for {kind}, not for {wanted}', 'Take another mapping, or use hetang import {kind}'],
  },
  'system/nothing-to-retry': {
    status: 409,
    zh: ['{what} 没有要重试的', '它可能已经处理好了,刷新列表再看'],
    en: ['There is nothing to retry at {what}', 'It may be done already; reload the list'],
  },
} as const satisfies Record<string, ErrorText>;

export type ErrorCode = keyof typeof texts;
export const errorTexts: Record<ErrorCode, ErrorText> = texts;
