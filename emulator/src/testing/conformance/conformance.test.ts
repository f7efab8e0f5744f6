import { fileURLToPath } from 'node:url';
import { getSignature, decrypt as peerDecrypt } from '@wecom/crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeAesKey, decrypt, encrypt, sign } from '../../crypto/envelope.ts';
import { jsSignature } from '../../crypto/js-signature.ts';
import { type Rig, startRig } from '../harness.ts';
import { coWechatApi } from './co-wechat-api.ts';
import { conformanceDocument, type SuiteResult } from './document.ts';
import { easywechatAccount, easywechatWork } from './easywechat.ts';
import { easywechatReceiver, wechatCrypto, wechatMiddleware, wecomCrypto } from './receivers.ts';
import { versionOf, WechatCrypto } from './sdks.ts';
import type { Context, Row, Suite, Trial } from './trial.ts';
import { VECTORS, type Vector } from './vectors.ts';
import { wechatApi } from './wechat-api.ts';
import { wechatEnterpriseApi } from './wechat-enterprise-api.ts';

const DOCUMENT = fileURLToPath(new URL('../../../CONFORMANCE.md', import.meta.url));
const SUITES: Suite[] = [
  easywechatWork,
  wechatEnterpriseApi,
  easywechatAccount,
  wechatApi,
  coWechatApi,
  easywechatReceiver,
  wecomCrypto,
  wechatCrypto,
  wechatMiddleware,
];
const results: SuiteResult[] = [];

async function codeOf(asking: Promise<unknown>): Promise<unknown> {
  try {
    const answer = await asking;
    // Some calls of the older SDKs hand the answer on as they got it.
    const read = Buffer.isBuffer(answer) ? (JSON.parse(answer.toString()) as unknown) : answer;
    return (read as { errcode?: unknown }).errcode;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
}

async function perform(
  trial: Trial,
  context: Context,
  ask: (call: string, args: unknown[]) => Promise<unknown>,
) {
  const args = trial.args?.(context) ?? [];
  if (trial.refused !== undefined) {
    expect(await codeOf(ask(trial.call, args))).toBe(trial.refused);
    return `not offered (${trial.refused})`;
  }
  const answer = await ask(trial.call, args);
  const pattern = trial.shows?.(context);
  if (
    Buffer.isBuffer(pattern) ||
    typeof (pattern as { asymmetricMatch?: unknown }).asymmetricMatch === 'function'
  )
    expect(answer).toEqual(pattern);
  else expect(answer).toMatchObject(pattern as object);
  Object.assign(context.kept, trial.keep?.(answer as never) ?? {});
  return 'as it expects';
}

interface Logged {
  requests: { total: number; tail: Array<{ path: string }> };
}

async function reachedSince(rig: Rig, before: number): Promise<string[]> {
  const { requests } = await rig.control<Logged>('GET', 'state');
  const fresh = requests.tail.slice(-(requests.total - before) || requests.tail.length);
  if (requests.total === before) return [];
  const paths = fresh.map((one) => one.path.replace('/cgi-bin/', '/').slice(1));
  return [...new Set(paths)].filter((path) => !/^(oa\/)?(get)?token$/.test(path));
}

describe.each(SUITES)('$sdk, $as', (suite) => {
  it('gets from every call what it expects of the platform', async () => {
    const rig = await startRig();
    const { context, ask, close } = await suite.open(rig);
    onTestFinished(async () => {
      await rig.emulator.close();
      await close?.();
    });
    const rows: Row[] = [];
    for (const trial of suite.trials) {
      const { requests } = await rig.control<Logged>('GET', 'state');
      const result = await perform(trial, context, ask).catch((error: unknown) => {
        throw new Error(`${suite.sdk} ${trial.call}: ${String(error)}`, { cause: error });
      });
      const isClient = suite.as.startsWith('client');
      rows.push({
        call: trial.call,
        reached: isClient ? await reachedSince(rig, requests.total) : [],
        result,
      });
    }
    results.push({ suite, version: versionOf(suite.sdk), rows });
  });
});

interface Library {
  name: string;
  holds(vector: Vector): boolean;
}

const LIBRARIES: Library[] = [
  {
    name: 'emulator',
    holds(one) {
      const key = decodeAesKey(one.encodingAesKey);
      const opened = decrypt(key, one.encrypted);
      const random = Buffer.from('1234567890123456');
      const isMade =
        !one.name.startsWith('V4') || encrypt(key, one.message, one.receiveId, random) === one.encrypted;
      const signature = sign(one.token, one.timestamp, one.nonce, one.encrypted);
      return (
        isMade &&
        signature === one.signature &&
        opened.message === one.message &&
        opened.receiveId === one.receiveId
      );
    },
  },
  {
    name: '@wecom/crypto',
    holds(one) {
      const { message, id } = peerDecrypt(one.encodingAesKey, one.encrypted);
      const signature = getSignature(one.token, one.timestamp, one.nonce, one.encrypted);
      return signature === one.signature && message === one.message && id === one.receiveId;
    },
  },
  {
    name: 'wechat-crypto',
    holds(one) {
      const cryptor = new WechatCrypto(one.token, one.encodingAesKey, one.receiveId);
      const { message, id } = cryptor.decrypt(one.encrypted);
      const signature = cryptor.getSignature(one.timestamp, one.nonce, one.encrypted);
      return signature === one.signature && message === one.message && id === one.receiveId;
    },
  },
];

const JS_VECTOR = {
  ticket: 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg',
  nonceStr: 'Wm3WZYTPz0wzccnW',
  timestamp: '1414587457',
  url: 'http://mp.weixin.qq.com?params=value#hash',
};

it('holds every published vector, and says so in the document', async () => {
  const rows = VECTORS.map((one) => {
    const held = LIBRARIES.map((library) => library.holds(one));
    expect(held, one.name).toEqual([true, true, true]);
    return [one.name, one.source, ...held.map(() => 'yes')];
  });
  expect(jsSignature(JS_VECTOR)).toBe('0f9de62fce790f9a083d5c99e95740ceb90c27ed');
  rows.push(['V5 JS-SDK signature', 'official sample', 'yes', '', '']);
  expect(results).toHaveLength(SUITES.length);
  const libraries = LIBRARIES.map((one) => one.name);
  const text = conformanceDocument(results, { libraries, rows });
  await expect(text).toMatchFileSnapshot(DOCUMENT);
});
