import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';

// The oldest SDKs come without types; each is a class whose methods end in a callback or answer a promise.
interface UntypedSdk {
  new (
    ...credentials: unknown[]
  ): Record<string, (...given: unknown[]) => unknown> & { endpoint: string; prefix: string };
}

type Handler = (
  request: IncomingMessage & { weixin: Record<string, string> },
  response: ServerResponse & { reply(content: unknown): void },
) => void;
type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

type WechatFactory = (
  config: string | { token: string; appid: string; encodingAESKey: string },
  handle: Handler,
) => Middleware;

interface CryptoClass {
  new (
    token: string,
    encodingAesKey: string,
    id: string,
  ): {
    getSignature(timestamp: string, nonce: string, encrypted: string): string;
    decrypt(encrypted: string): { message: string; id: string };
  };
}

const require = createRequire(import.meta.url);

export const WechatApi = require('wechat-api') as UntypedSdk;
export const CoWechatApi = require('co-wechat-api') as UntypedSdk;
export const WechatEnterpriseApi = require('wechat-enterprise-api') as UntypedSdk;
export const wechat = require('wechat') as WechatFactory;
export const WechatCrypto = require('wechat-crypto') as CryptoClass;

/** The version of an installed package. */
export function versionOf(name: string): string {
  return (require(`${name}/package.json`) as { version: string }).version;
}
