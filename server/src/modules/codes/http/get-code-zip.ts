import { codeZipQuery } from '@hetang/contract/http/codes';
import type { Plan } from '@hetang/contract/plan/registry';
import { ZipFile } from 'yazl';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError, type Lang, messageOf } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import { makePicture, type PictureWish } from '../picture/make-picture.ts';
import type { CodePictures } from '../read-image.ts';
import { fileNameOf, uniqueName } from '../rules/file-name.ts';

/** Codes in one file. */
const MOST = 1_000;
/** Told about codes whose picture is not there. */
const MISSING: Record<Lang, string> = { zh: '缺少的二维码.txt', en: 'missing-codes.txt' };

/** `GET /v1/codes/qr.zip`: pictures of many codes in one file, written while they are made. */
export function getCodeZip(deps: CodePictures): Endpoint {
  return (app) => {
    app.get(
      '/v1/codes/qr.zip',
      { config: { access: 'any' }, schema: { tags: ['codes'], querystring: codeZipQuery } },
      async (request, reply) => {
        const { codes, format, size, caption } = request.query;
        const plan = (await currentPlan(deps.db))?.plan;
        const keys = plan ? await keysOf(deps, plan, codes) : [];
        if (!plan || keys.length === 0) throw new HetangError('code/none-to-save');
        const zip = new ZipFile();
        const wish = { format, size, withCaption: caption === 'yes' };
        void fill(zip, deps, { plan, keys, wish, lang: langOf(request) });
        const name = encodeURIComponent(`${plan.meta.name}-QR.zip`);
        return reply
          .type('application/zip')
          .header('content-disposition', `attachment; filename="codes.zip"; filename*=UTF-8''${name}`)
          .header('cache-control', 'no-store')
          .send(zip.outputStream);
      },
    );
  };
}

async function keysOf({ db }: CodePictures, plan: Plan, asked: string | undefined): Promise<string[]> {
  const wanted = asked === undefined ? null : [...new Set(asked.split(','))];
  const live = await db.rows<{ key: string }>(sql`select key from channel_code where qr_url is not null`);
  const known = new Set(live.map((row) => row.key));
  const keys = (wanted ?? Object.keys(plan.codes)).filter((key) => Object.hasOwn(plan.codes, key));
  return (wanted ? keys : keys.filter((key) => known.has(key))).slice(0, MOST);
}

interface Filling {
  plan: Plan;
  keys: string[];
  wish: Pick<PictureWish, 'format' | 'size'> & { withCaption: boolean };
  lang: Lang;
}

/** One picture after the other; what cannot be had is listed in the file itself. */
async function fill(zip: ZipFile, deps: CodePictures, { plan, keys, wish, lang }: Filling): Promise<void> {
  const taken = new Set<string>();
  const missing: string[] = [];
  // A reader who goes away ends the work.
  let gone = false;
  zip.outputStream.once('close', () => {
    gone = true;
  });
  for (const key of keys) {
    if (gone) return;
    const name = plan.codes[key]?.name ?? key;
    try {
      const picture = await makePicture(deps, key, { ...wish, caption: wish.withCaption ? name : null });
      const file = uniqueName(fileNameOf(name, { ...picture, size: wish.size }), taken);
      // Pictures are packed already.
      zip.addBuffer(picture.bytes, file, { compress: wish.format === 'svg' });
    } catch (error) {
      missing.push(
        `${name} (${key}): ${error instanceof HetangError ? error.say(lang).message : messageOf(error)}`,
      );
    }
  }
  if (missing.length > 0) zip.addBuffer(Buffer.from(`\uFEFF${missing.join('\r\n')}\r\n`), MISSING[lang]);
  zip.end();
}
