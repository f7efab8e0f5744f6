import type { WecomCall } from '@hetang/contract/http/wecom';
import type { Lang } from '../../../../kernel/errors.ts';
import { whatOf } from '../../client/every-call.ts';
import { describeError, UNREACHABLE } from '../../error-codes.ts';
import type { CallRow } from '../list-calls.ts';

/** A call of the log in the language asked for, with what its error means. */
export function presentCall({ at, ...row }: CallRow, lang: Lang): WecomCall {
  return {
    ...row,
    at: at.toISOString(),
    what: whatOf(row.api, lang),
    error: errorOf(row, lang),
  };
}

function errorOf({ outcome, errcode }: Omit<CallRow, 'at'>, lang: Lang): WecomCall['error'] {
  if (outcome === 'done') return null;
  if (outcome === 'unknown') return UNCLEAR[lang];
  const { what, hint } = describeError(errcode ?? UNREACHABLE)[lang];
  return { meaning: what, hint };
}

const UNCLEAR: Record<Lang, { meaning: string; hint: string }> = {
  zh: {
    meaning: '没有清楚的应答，可能已经生效',
    hint: '荷塘会先向企业微信查询再决定是否重做，不会重复发送；经常出现时检查网络',
  },
  en: {
    meaning: 'No clear answer: it may have taken effect',
    hint: 'Hetang asks the platform before doing it again, so nothing is sent twice; when it happens often, see to the network',
  },
};
