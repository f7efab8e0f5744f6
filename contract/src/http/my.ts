import { z } from 'zod';
import { namedSchema } from './contacts.ts';
import { referenceSchema } from './reference.ts';

/** `GET /v1/my/session`: the member of staff who came in through WeCom; null when nobody did. */
export const mySessionSchema = z.object({ staff: namedSchema.nullable(), timezone: z.string() });
export type MySession = z.infer<typeof mySessionSchema>;

/** `GET /v1/my/fills`: what outcomes of tasks may fill in, as the plan has it. */
export const myFillsSchema = referenceSchema.pick({ tagGroups: true, fields: true });
export type MyFills = z.infer<typeof myFillsSchema>;

/** `GET /v1/wecom/jssdk-signature`: for `config` (as the corp) or `agentConfig` (as the app) of the JS-SDK. */
export const pageSignatureQuery = z.object({
  url: z.url({ protocol: /^https?$/ }).max(2000),
  as: z.enum(['corp', 'app']).default('app'),
});
export const pageSignatureSchema = z.object({
  corpId: z.string(),
  agentId: z.int(),
  /** Unix seconds. */
  timestamp: z.int(),
  nonceStr: z.string(),
  signature: z.string(),
  /** Addresses of the scripts of the JS-SDK, in the order in which they are loaded. */
  sdk: z.array(z.url()),
});
export type PageSignature = z.infer<typeof pageSignatureSchema>;
