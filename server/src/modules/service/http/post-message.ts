import { serviceAnswerResultSchema, serviceAnswerSchema } from '@hetang/contract/http/service';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { answerChat } from '../answer.ts';
import { chatParams } from './chat-params.ts';
import type { ServiceHttpDeps } from './deps.ts';

/** `POST /v1/service/chats/:account/:customer/messages`: answers a customer. */
export function postMessage({ db, clock, port }: ServiceHttpDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/service/chats/:account/:customer/messages',
      {
        config: { access: 'any' },
        schema: {
          tags: ['service'],
          params: chatParams,
          body: serviceAnswerSchema,
          response: { 200: serviceAnswerResultSchema },
        },
      },
      async (request) => {
        if (!port) throw new HetangError('wecom/not-connected');
        const { id, text } = request.body;
        const by = request.caller?.name ?? 'unknown';
        const state = await answerChat({ db, clock, port }, { ...request.params, messageId: id, text, by });
        return { state };
      },
    );
  };
}
