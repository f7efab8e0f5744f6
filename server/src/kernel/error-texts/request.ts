import type { ErrorText } from './error-text.ts';

/** What can be wrong with any request. */
export const requestTexts = {
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
  'server/no-room': {
    status: 503,
    zh: ['数据库的磁盘满了', '腾出空间后会自动恢复；稍后用同样的请求重试，带 id 的事件重复发送不会重复生效'],
    en: [
      'The disk of the database is full',
      'It goes on by itself once there is room; send the same request again later, events with an id take effect once',
    ],
  },
  'server/busy': {
    status: 503,
    zh: ['数据库暂时不可用', '稍后用同样的请求重试;带 id 的事件重复发送不会重复生效'],
    en: [
      'The database is not available at the moment',
      'Send the same request again later; events with an id take effect once',
    ],
  },
} as const satisfies Record<string, ErrorText>;
