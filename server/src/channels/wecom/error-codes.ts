import { accessErrors } from './errors/table-access.ts';
import { messageErrors } from './errors/table-messages.ts';
import { peopleErrors } from './errors/table-people.ts';

/** What one errcode means for us, and what to do. The platform's errmsg is not for programs. */
export interface ErrorCode {
  /** A stable word that is kept with what failed. */
  reason: string;
  /** `never`: the same call will fail again until somebody changes something. */
  retry: 'never' | 'later';
  /** Machine milliseconds to wait before the next try, where the platform's rules say so. */
  afterMs?: number;
  zh: { what: string; hint: string };
  en: { what: string; hint: string };
}

/** Nothing was sent: no connection. Not a code of the platform, as the others below. */
export const UNREACHABLE = -1001;
/** We hold back by ourselves, because the platform asked for a pause. */
export const HELD_BACK = -1002;
/** We hold back by ourselves: the platform's limit is given out. */
export const QUOTA_SPENT = -1003;
/** We hold back by ourselves: several calls in a row had no proper answer. */
export const CHANNEL_RESTS = -1004;
/** Nobody has connected a tenant yet. */
export const NOT_CONNECTED = -1005;
/** A file that the platform does not know (any more), or not for this. A code of the platform. */
export const BAD_MEDIA = 40007;
/** A welcome of groups that is gone, or that another app made. A code of the platform. */
export const NOT_OUR_MATERIAL = 41058;
/** A rule for words that is gone. A code of the platform. */
export const NO_SUCH_RULE = 41070;
/** A product of the album that is gone. A code of the platform. */
export const NO_SUCH_PRODUCT = 41073;
/** A file is not on the platform yet. */
export const MEDIA_NOT_READY = -1006;
/** Nobody has the bytes of a file. */
export const MEDIA_LOST = -1007;

/** Reads `codes | reason | never or ms | what | hint | what | hint`; a row of another form is a mistake of ours. */
function readTable(text: string): [code: number, error: ErrorCode][] {
  return text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [codes, reason, retry, zhWhat, zhHint, enWhat, enHint, ...rest] = line.split(' | ');
      if (!codes || !reason || !retry || !zhWhat || !zhHint || !enWhat || !enHint || rest.length > 0)
        throw new Error(`a row of the error table cannot be read: ${line}`);
      const error: ErrorCode = {
        reason,
        ...(retry === 'never' ? { retry: 'never' } : { retry: 'later', afterMs: Number(retry) }),
        zh: { what: zhWhat, hint: zhHint },
        en: { what: enWhat, hint: enHint },
      };
      return codes.split(',').map((code): [number, ErrorCode] => [Number(code), error]);
    });
}

/** Every code that the platform documents for what we call, and our own. */
export const errorCodes: ReadonlyMap<number, ErrorCode> = new Map(
  [accessErrors, peopleErrors, messageErrors].flatMap(readTable),
);

/** What an errcode means; codes that are not in the table are final and named by their number. */
export function describeError(code: number): ErrorCode {
  return (
    errorCodes.get(code) ?? {
      reason: `wecom-${code}`,
      retry: 'never',
      zh: {
        what: `企业微信返回错误 ${code}`,
        hint: `在 open.work.weixin.qq.com/devtool/query?e=${code} 查询`,
      },
      en: {
        what: `WeCom answered error ${code}`,
        hint: `Look it up at open.work.weixin.qq.com/devtool/query?e=${code}`,
      },
    }
  );
}
