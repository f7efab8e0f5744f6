import { z } from 'zod';
import type { Refusal } from '../../port.ts';
import { UNREACHABLE } from '../error-codes.ts';
import type { Http } from './http.ts';
import { refusalOf } from './refusal.ts';

const answerSchema = z.object({ errcode: z.number().optional(), errmsg: z.string().optional() });
/** Not the fault of what was entered: this machine is not trusted yet, which comes later in setting up. */
const LATER = new Set([60020]);

/** Asks for a token with settings that are not in force; nothing is kept. @returns why not, or null. */
export async function tryCredentials(
  http: Http,
  { corpId, secret }: { corpId: string; secret: string },
): Promise<Refusal | null> {
  const wire = await http.send({
    method: 'get',
    path: '/cgi-bin/gettoken',
    query: { corpid: corpId, corpsecret: secret },
    timeoutMs: 5_000,
  });
  if (wire.kind !== 'answer') return refusalOf(UNREACHABLE);
  const answer = answerSchema.safeParse(wire.body);
  if (!answer.success) return refusalOf(-1);
  const { errcode = 0, errmsg } = answer.data;
  return errcode === 0 || LATER.has(errcode) ? null : refusalOf(errcode, undefined, errmsg);
}
