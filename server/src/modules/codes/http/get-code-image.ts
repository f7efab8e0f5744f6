import { z } from 'zod';
import type { CodeChannel } from '../../../channels/port.ts';
import type { Database } from '../../../kernel/database/database.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { readCodeImage } from '../read-image.ts';

const params = z.object({ key: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/) });
const KEPT = 'private, max-age=300';

/** `GET /v1/codes/:key/qr.png` and `qr.svg`: the live code's picture, to show and to print. */
export function getCodeImage(deps: { db: Database; port: CodeChannel }): Endpoint {
  return (app) => {
    app.get(
      '/v1/codes/:key/qr.png',
      { config: { access: 'any' }, schema: { params } },
      async (request, reply) => {
        const image = await readCodeImage(deps, request.params.key);
        return reply.type(image.type).header('cache-control', KEPT).send(image.bytes);
      },
    );
    app.get(
      '/v1/codes/:key/qr.svg',
      { config: { access: 'any' }, schema: { params } },
      async (request, reply) => {
        const image = await readCodeImage(deps, request.params.key);
        const data = `data:${image.type};base64,${image.bytes.toString('base64')}`;
        const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="400" height="400"><image width="100" height="100" style="image-rendering:pixelated" href="${data}"/></svg>`;
        return reply.type('image/svg+xml').header('cache-control', KEPT).send(svg);
      },
    );
  };
}
