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
  'job/not-running': {
    status: 409,
    zh: ['作业 {id} 已经结束', '刷新后看它的结果'],
    en: ['The job {id} has ended already', 'Reload and see how it ended'],
  },
  'request/key-reused': {
    status: 422,
    zh: ['这个 Idempotency-Key 已经用在另一个请求上', '每个新请求换一个新的 key'],
    en: ['This Idempotency-Key was used for another request', 'Choose a new key for each new request'],
  },
  'request/in-progress': {
    status: 409,
    zh: ['同一个 Idempotency-Key 的请求还没有处理完', '稍后用同一个 key 再发一次'],
    en: [
      'The first request with this Idempotency-Key is not answered yet',
      'Send it again later with the same key',
    ],
  },
  'request/outcome-unknown': {
    status: 409,
    zh: [
      '处理同一个 Idempotency-Key 的进程中途停止，不知道是否已经生效',
      '先查看结果；没有生效就换一个 key 再发',
    ],
    en: [
      'The process that handled this Idempotency-Key stopped on the way; whether it took effect is not known',
      'Look first; if it did not, send it with a new key',
    ],
  },
  'request/answer-not-kept': {
    status: 409,
    zh: ['这个请求已经生效，但回答里有密钥，没有保存', '不要重发；丢失的密钥请吊销后重新创建'],
    en: [
      'The request has taken effect, but its answer held a secret and was not kept',
      'Do not send it again; revoke what was lost and make a new one',
    ],
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
