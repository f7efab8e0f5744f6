import { codeImageQuery } from '@hetang/contract/http/codes';
import { keySchema } from '@hetang/contract/plan/values';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { makePicture, type PictureWish } from '../picture/make-picture.ts';
import type { CodePictures } from '../read-image.ts';
import { fileNameOf } from '../rules/file-name.ts';

const params = z.object({ key: keySchema });
const KEPT = 'private, max-age=300';

/** `GET /v1/codes/:key/qr.png` and `qr.svg`: the live code's picture, to show and to print. */
export function getCodeImage(deps: CodePictures): Endpoint {
  const answer = async (
    reply: FastifyReply,
    key: string,
    { query, format }: { query: z.infer<typeof codeImageQuery>; format: PictureWish['format'] },
  ): Promise<FastifyReply> => {
    const name = (await currentPlan(deps.db))?.plan.codes[key]?.name ?? key;
    const caption = query.caption === 'yes' ? name : null;
    const image = await makePicture(deps, key, { format, size: query.size, caption });
    if (query.download === 'yes') {
      const file = encodeURIComponent(fileNameOf(name, { ...image, size: query.size }));
      reply.header('content-disposition', `attachment; filename="qr"; filename*=UTF-8''${file}`);
    }
    return reply.type(image.type).header('cache-control', KEPT).send(image.bytes);
  };
  return (app) => {
    for (const format of ['png', 'svg'] as const) {
      app.get(
        `/v1/codes/:key/qr.${format}`,
        { config: { access: 'any' }, schema: { tags: ['codes'], params, querystring: codeImageQuery } },
        (request, reply) => answer(reply, request.params.key, { query: request.query, format }),
      );
    }
  };
}
