import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint, HttpApp } from '../../../kernel/http/app.ts';
import type { WecomConfig } from '../config.ts';
import type { CallbackKeys } from '../setup/callback-keys.ts';
import { encryptedOf, openWithAny, type Signed } from './envelope.ts';
import { keepCallbacks } from './keep-callback.ts';
import { readMessage } from './read-message.ts';

export interface CallbackDeps {
  config: Pick<WecomConfig, 'corpId'>;
  /** In force first; then those that wait for the platform to verify with them. */
  keys: () => CallbackKeys[];
  db: Database;
  clock: Clock;
  /** The platform has verified the URL, with the keys of this number. */
  onVerified: (nr: number) => Promise<void>;
}

/** Where the platform calls back, below our public address. */
export const CALLBACK_PATH = '/v1/channels/wecom/callback';
/** Begins the text of our own round trip: it says nothing about what the platform can reach. */
export const OWN_ECHO = 'hetang-check-';
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
        CALLBACK_PATH,
        { config: { access: 'public' }, schema: { hide: true, querystring: verifyQuery } },
        async (request, reply) => {
          const { echostr, ...query } = request.query;
          // A `+` that was not encoded arrives as a space.
          const { message, nr } = open(deps, query, echostr.replaceAll(' ', '+'));
          if (!message.startsWith(OWN_ECHO)) await deps.onVerified(nr);
          return answer(reply, message);
        },
      );
      scope.post(
        CALLBACK_PATH,
        {
          config: { access: 'public' },
          bodyLimit: BODY_LIMIT,
          schema: { hide: true, querystring: signedQuery },
        },
        async (request, reply) => {
          const encrypted = typeof request.body === 'string' ? encryptedOf(request.body) : null;
          if (encrypted === null)
            throw new HetangError('channel/callback-invalid', { problem: 'no Encrypt' });
          const fields = readMessage(open(deps, request.query, encrypted).message);
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
function open(
  { config, keys }: CallbackDeps,
  query: z.infer<typeof signedQuery>,
  encrypted: string,
): { message: string; nr: number } {
  const signed: Signed = {
    msgSignature: query.msg_signature,
    timestamp: query.timestamp,
    nonce: query.nonce,
    encrypted,
  };
  const { opened, nr } = openWithAny(signed, keys(), config.corpId);
  if (opened.kind === 'opened') return { message: opened.message, nr };
  if (opened.kind === 'forged') throw new HetangError('channel/callback-forged');
  throw new HetangError('channel/callback-invalid', { problem: opened.problem });
}
