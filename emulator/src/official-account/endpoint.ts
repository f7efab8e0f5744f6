import type { z } from 'zod';
import { type Answer, type Call, type Endpoint, endpoint } from '../wecom/endpoint.ts';

/**
 * Describes a call of the Official Account; its base address is `/oa`. Success carries errcode only unless bare.
 * `root` is where the path begins: `cgi-bin` for most, `sns` for web login, `wxaapi` for subscribe templates.
 */
export function accountEndpoint<S extends z.ZodType>(definition: {
  path: string;
  method: Endpoint['method'];
  root?: 'cgi-bin' | 'sns' | 'wxaapi';
  auth?: 'account' | 'none';
  isBare?: boolean;
  input: S;
  handle: (call: Call, input: z.infer<S>) => Answer;
}): Endpoint {
  const { isBare = false, auth = 'account', root = 'cgi-bin', ...rest } = definition;
  return { ...endpoint(rest), path: `/oa/${root}/${definition.path}`, auth, isBare };
}
