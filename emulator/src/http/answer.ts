import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { PlatformError } from '../platform/errors.ts';
import type { Answer } from '../wecom/endpoint.ts';
import { Download } from '../wecom/endpoint.ts';

/** What goes back to the caller. */
export interface Outcome {
  errcode: number;
  errmsg: string;
  body: string | Buffer;
  headers: Record<string, string>;
}

const JSON_TYPE = 'application/json; charset=UTF-8';

/** The answer of a call that went well; a bare one has neither errcode nor errmsg. */
export function success(answer: Answer, isBare = false): Outcome {
  if (answer instanceof Download) {
    const name = answer.file.filename.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
    const headers = {
      'content-type': answer.file.contentType,
      'content-disposition': `attachment; filename="${name}"; filename*=UTF-8''${encodeURIComponent(answer.file.filename)}`,
    };
    return { errcode: 0, errmsg: 'ok', body: answer.file.bytes, headers };
  }
  const body = JSON.stringify(isBare ? answer : { errcode: 0, errmsg: 'ok', ...answer });
  return { errcode: 0, errmsg: 'ok', body, headers: { 'content-type': JSON_TYPE } };
}

/** The answer of a call that failed, with the platform's hint at the end of errmsg. */
export function failure(error: PlatformError, from: { ip: string; now: number; number: number }): Outcome {
  const seconds = Math.floor(from.now / 1000);
  const mark = createHash('md5').update(`${seconds}:${from.number}:${error.code}`).digest('hex');
  const text = error.message.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 400);
  const hint = `hint: [${seconds}_${from.number % 1000}_${mark}]`;
  const more = `more info at https://open.work.weixin.qq.com/devtool/query?e=${error.code}`;
  const errmsg = `${text}, ${hint}, from ip: ${from.ip}, ${more}`;
  const body = JSON.stringify({ errcode: error.code, errmsg });
  return { errcode: error.code, errmsg, body, headers: { 'content-type': JSON_TYPE } };
}

/** Sends the answer: HTTP 200 whatever happened. */
export function send(reply: FastifyReply, outcome: Outcome): FastifyReply {
  return reply
    .code(200)
    .headers(outcome.headers)
    .header('error-code', String(outcome.errcode))
    .header('error-msg', outcome.errmsg)
    .send(outcome.body);
}

/** Sends half of the answer and breaks the connection. */
export function sendHalf(reply: FastifyReply, outcome: Outcome): void {
  const body = Buffer.from(outcome.body);
  reply.hijack();
  reply.raw.writeHead(200, { ...outcome.headers, 'content-length': body.length });
  reply.raw.write(body.subarray(0, body.length >> 1), () => reply.raw.destroy());
}
