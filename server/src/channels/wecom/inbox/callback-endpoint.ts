import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint, HttpApp } from '../../../kernel/http/app.ts';
import type { WecomConfig } from '../config.ts';
import { encryptedOf, openEnvelope, type Signed } from './envelope.ts';
import { keepCallbacks } from './keep-callback.ts';
import { readMessage } from './read-message.ts';

export interface CallbackDeps {
  config: WecomConfig;
  db: Database;
  clock: Clock;
}

const PATH = '/v1/channels/wecom/callback';
const BODY_LIMIT = 1024 * 1024;
const word = z.string().min(1).max(512);
const signedQuery = z.object({ msg_signature: word, timestamp: word, nonce: word });
const verifyQuery = signedQuery.extend({ echostr: z.string().min(1).max(8192) });

/**
 * `GET` (the console checks the URL) and `POST` (a push) of `/v1/channels/wecom/callback`. A push is kept in the
 * inbox and answered at once; the answer is the promise that it is kept.
 */
export function receiveCallback(deps: CallbackDeps): Endpoint {
  return (app) => {
    void app.register(async (scope: HttpApp) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
        done(null, body),
      );
      scope.get(
        PATH,
        { config: { access: 'public' }, schema: { hide: true, querystring: verifyQuery } },
        (request, reply) => {
          const { echostr, ...query } = request.query;
          // A `+` that was not encoded arrives as a space.
          return answer(reply, open(deps.config, query, echostr.replaceAll(' ', '+')));
        },
      );
      scope.post(
        PATH,
        {
          config: { access: 'public' },
          bodyLimit: BODY_LIMIT,
          schema: { hide: true, querystring: signedQuery },
        },
        async (request, reply) => {
          const encrypted = typeof request.body === 'string' ? encryptedOf(request.body) : null;
          if (encrypted === null)
            throw new HetangError('channel/callback-invalid', { problem: 'no Encrypt' });
          const fields = readMessage(open(deps.config, request.query, encrypted));
          if (!fields) throw new HetangError('channel/callback-invalid', { problem: 'not XML of a message' });
          await keepCallbacks(deps.db, [{ fields }], deps.clock.now());
          return answer(reply, '');
        },
      );
    });
  };
}

const answer = (reply: FastifyReply, text: string) => reply.type('text/plain; charset=utf-8').send(text);

/** @throws HetangError `channel/callback-forged`, `channel/callback-invalid`. */
function open(config: WecomConfig, query: z.infer<typeof signedQuery>, encrypted: string): string {
  const signed: Signed = {
    msgSignature: query.msg_signature,
    timestamp: query.timestamp,
    nonce: query.nonce,
    encrypted,
  };
  const opened = openEnvelope(signed, {
    token: config.callbackToken,
    aesKey: config.callbackAesKey,
    corpId: config.corpId,
  });
  if (opened.kind === 'opened') return opened.message;
  if (opened.kind === 'forged') throw new HetangError('channel/callback-forged');
  throw new HetangError('channel/callback-invalid', { problem: opened.problem });
}
