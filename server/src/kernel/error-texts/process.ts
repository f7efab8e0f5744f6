import type { ErrorText } from './error-text.ts';

/** Settings, stores and what a process needs to start. */
export const processTexts = {
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
    zh: ['数据库已由更新的荷塘改动（迁移 {migration}），这个版本不能再用', '升级荷塘后再启动'],
    en: [
      'A newer Hetang has changed the database (migration {migration}): this version cannot go on with it',
      'Upgrade Hetang, then start again',
    ],
  },
  'database/older-running': {
    status: 500,
    zh: [
      '还有旧版本的荷塘进程连着数据库，迁移 {migration} 会拿走它们要读的东西',
      '先停掉旧版本的所有进程，再启动这个版本',
    ],
    en: [
      'Processes of an older Hetang are connected to the database, and migration {migration} would take away what they read',
      'Stop all processes of the older version, then start this one',
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
} as const satisfies Record<string, ErrorText>;
