import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CALLBACK, type Listening, type Rig, serve, startReceiver, startRig } from '../testing/harness.ts';

const RUNS = 40;

let rig: Rig;
let brand: Listening;
let person: { id: string; openid: string };
let answer = '';
beforeAll(async () => {
  rig = await startRig();
  brand = await serve(async (request) => {
    const echo = new URL(request.url ?? '', 'http://localhost').searchParams.get('echostr');
    return { text: echo ?? answer };
  });
  await rig.control('PUT', 'oa/callback', { url: brand.url, ...CALLBACK, mode: 'plain' });
  person = await rig.control('POST', 'people', {});
  await rig.control('POST', `people/${person.id}/oa/follow`, {});
  await rig.emulator.idle();
});
afterAll(async () => {
  await rig.emulator.close();
  await brand.close();
});

interface Told {
  fate: string;
  errors: string[];
  /** What the account said to the follower. */
  said: unknown[];
}

/** What becomes of a message of the follower that is answered so. */
async function told(text: string): Promise<Told> {
  answer = text;
  const { followers, account } = rig.emulator.world.state;
  const before = JSON.stringify(account);
  const follower = followers.get(person.openid);
  if (follower === undefined) throw new Error('nobody follows');
  follower.messages = [];
  await rig.control('POST', `people/${person.id}/oa/messages`, { text: '你好' });
  await rig.emulator.idle();
  expect(JSON.stringify(account)).toBe(before);
  const [push] = rig.emulator.world.pushes.newest();
  return {
    fate: push?.fate ?? '',
    errors: push?.tries.map((one) => one.error) ?? [],
    said: follower.messages.filter((one) => one.from === 'account').map((one) => one.content),
  };
}

const APOLOGY = { msgtype: 'text', content: expect.stringContaining('出现故障') };
const wrap = (inner: string): string => `<xml>${inner}</xml>`;

it.each([
  ['{"MsgType":"text"}', /not XML/],
  ['<xml></xml>', /no <xml> with fields/],
  ['<xml/><xml>', /not XML/],
  [wrap('<Content>收到</Content>'), /no MsgType/],
  [wrap('<MsgType><a>text</a></MsgType>'), /no MsgType/],
  [wrap('<MsgType>song</MsgType>'), /unknown MsgType: song/],
  [wrap('<MsgType>constructor</MsgType>'), /unknown MsgType/],
  [wrap('<MsgType>text</MsgType>'), /no Content/],
  [wrap('<MsgType>text</MsgType><Content></Content>'), /empty Content/],
  [wrap('<MsgType>text</MsgType><Content><b>收</b></Content>'), /not text/],
  [wrap(`<MsgType>text</MsgType><Content>${'x'.repeat(2049)}</Content>`), /2048 bytes/],
  [wrap('<MsgType>image</MsgType><Image>m</Image>'), /no Image\.MediaId/],
  [wrap('<MsgType>news</MsgType><Articles></Articles>'), /no Articles\.item/],
  [wrap('<Encrypt>bm90IHNlYWxlZA==</Encrypt>'), /./],
  ['x'.repeat(70_000), /64 KB/],
  ['<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><xml><MsgType>&b;</MsgType></xml>', /./],
])('says in the log what is wrong with %#', async (text, reason) => {
  const seen = await told(text);
  expect(seen).toMatchObject({ fate: 'lost', said: [APOLOGY] });
  expect(seen.errors).toEqual([
    expect.stringMatching(reason),
    expect.stringMatching(reason),
    expect.stringMatching(reason),
  ]);
});

const name = fc.constantFrom(
  'xml',
  'MsgType',
  'Content',
  'Image',
  'MediaId',
  'Articles',
  'item',
  'Encrypt',
  '__proto__',
);
const words = fc.oneof(
  fc.constantFrom(
    'text',
    'news',
    'image',
    '',
    '&amp;',
    '&a;',
    '<![CDATA[',
    ']]>',
    '\u0000',
    '😀',
    '&#x110000;',
  ),
  fc.string({ unit: 'binary' }),
);
const tree = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    words,
    fc
      .tuple(name, fc.array(tie('node'), { maxLength: 4 }))
      .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag}>`),
    name.map((tag) => `<${tag}`),
    fc.tuple(name, words).map(([tag, value]) => `<!DOCTYPE ${tag} [<!ENTITY a "${value}">]>`),
  ),
})).node;
const replies = fc.oneof(
  tree,
  fc.array(tree, { maxLength: 5 }).map((inner) => wrap(inner.join(''))),
  fc.tuple(name, words).map(([tag, value]) => wrap(`<MsgType>text</MsgType><${tag}>${value}</${tag}>`)),
);

it('takes any answer: a reply that it understands reaches the follower, anything else is told and changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(replies, async (text) => {
      const seen = await told(text);
      if (seen.fate === 'received') {
        expect(seen.errors).toEqual(seen.errors.map(() => ''));
        expect(seen.said.every((one) => typeof (one as { MsgType?: unknown }).MsgType === 'string')).toBe(
          true,
        );
      } else {
        expect(seen).toMatchObject({ fate: 'lost', said: [APOLOGY] });
        expect(seen.errors.every((one) => one !== '')).toBe(true);
      }
      const phone = await rig.control('GET', `people/${person.id}/oa`);
      expect(phone).toBeTypeOf('object');
    }),
    { numRuns: RUNS },
  );
});

it('does not read what an application answers to an event of WeCom: any text is as good as none', async () => {
  const receiver = await startReceiver(rig);
  const app = await serve(async (request) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    if (request.method !== 'GET') return { text: answer };
    return fetch(`${receiver.url}${url.pathname}${url.search}`).then(async (it) => ({
      text: await it.text(),
    }));
  });
  await rig.control('PUT', 'tenant/callback', { url: `${app.url}/x`, ...CALLBACK });
  try {
    await fc.assert(
      fc.asyncProperty(replies, async (text) => {
        answer = text;
        await rig.control('POST', 'staff/ops-01/app/messages', { text: '在' });
        await rig.emulator.idle();
        const push = rig.emulator.world.pushes.newest().find((one) => one.channel === 'wecom');
        expect(push).toMatchObject({ fate: 'received', tries: [{ error: '' }] });
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  } finally {
    await receiver.close();
    await app.close();
  }
});
