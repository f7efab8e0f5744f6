import { runInNewContext } from 'node:vm';
import { encrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encryptedOf, openEnvelope } from './envelope.ts';

const V1 = {
  token: 'kjr2TKI8umCBfVF3wAHk8JiPwma5VBme',
  aesKey: '4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws',
};
const V2 = { token: 'kz7Yx62CH8SaLN', aesKey: 'cD0d7jx4tYvVtzqrmh3Dm3QFCXe6f8SlHoMtMh3qQEP' };
const V3 = {
  token: '123456',
  aesKey: 'kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR',
  corpId: 'wx49f0ab532d5d035a',
};

const V2_ENCRYPTED =
  'EUCt7xMcNiyASzZj0Hjc5yDjFQrCum6AfQ3ntHiUzjGQ51xieKmbvtrZ40/EcB2W/W8yH0n4Lqx48gJl/T9HD/R309I0P/r5pIZucK3lyEn48FYMr4YdE0QdL2jIJ3xkcXUr6uzefzCxG6lMvwpAJaOyVCzN7sRRw47njfxy5EIqU6R9ZBhlTzfdnhhOhK/nTwzrZX3SoGlXFA9OBeZ6ru1NWpXFk76x9DUMe0lcxPPiUqK8ctnQcYXSGUHVqC6DfG7E7mab0OmruNN8cBZY5d3dYOBA4OgaH55Q0AJmUpdT8vNiXpXx+6TxT3TIjySXpDrHVyrsb772aYywgg/Nu4kUmGkALwFZlzhjNegR7wDwb9lr4ERXsSSS8JZ8lbBmaQ3F2Tq584xoPj5rIhXAF734ynm4no1g+SdHiNqR328=';
const V4_MESSAGE = `<xml>
<MsgType><![CDATA[text]]></MsgType>
<Content><![CDATA[test]]></Content>
<FromUserName><![CDATA[wx49f0ab532d5d035a]]></FromUserName>
<ToUserName><![CDATA[messense]]></ToUserName>
<AgentID>1</AgentID>
<CreateTime>1411525903</CreateTime>
</xml>`;
const V4_ENCRYPTED =
  '9s4gMv99m88kKTh/H8IdkOiMg6bisoy3ypwy9H4hvSPe9nsGaqyw5hhSjdYbcrKk+j3nba4HMOTzHrluLBYqxgNcBqGsL8GqxlhZgURnAtObvesEl5nZ+uBE8bviY0LWke8Zy9V/QYKxNV2FqllNXcfmstttyIkMKCCmVbCFM2JTF5wY0nFhHZSjPUL2Q1qvSUCUld+/WIXrx0oyKQmpB6o8NRrrNrsDf03oxI1p9FxUgMnwKKZeOA/uu+2IEvEBtb7muXsVbwbgX05UPPJvFurDXafG0RQyPR+mf1nDnAtQmmNOuiR5MIkdQ39xn1vWwi1O5oazPoQJz0nTYjxxEE8kv3kFxtAGVRe3ypD3WeK2XeFYFMNMpatF9XiKzHo3';

describe('callbacks that others have recorded', () => {
  it('opens a URL check', () => {
    const signed = {
      msgSignature: '1ba3cb09c0d2c2b3ed6900d37f91a6efae6cb011',
      timestamp: '1583940690',
      nonce: 'VHh7ymSeb0jc4lSb',
      encrypted: '6KmUQuPVu7UhjyVqRdbo5SfcRqaHvbUlKSHFvBV2ZuR6TIlKsygcfeSd1GDplg1C5KSKr6UPHCaC/nIX3ZNt9w==',
    };
    const opened = openEnvelope(signed, { ...V1, corpId: 'ww6a112864f8022910' });
    expect(opened).toEqual({ kind: 'opened', message: '94966531020182955848408' });
    expect(openEnvelope(signed, { ...V1, corpId: 'ww6a112864f8022911' }).kind).toBe('unreadable');
  });

  it('opens a pushed text', () => {
    const signed = {
      msgSignature: 'f265ae551b1932727204c3d707628d01376a6940',
      timestamp: '1583995625',
      nonce: '1584392382',
      encrypted: V2_ENCRYPTED,
    };
    const opened = openEnvelope(signed, { ...V2, corpId: 'ww6a112864f8022910' });
    expect(opened).toMatchObject({ kind: 'opened' });
    expect(opened.kind === 'opened' && opened.message.length).toBe(269);
    expect(opened.kind === 'opened' && opened.message).toContain('<MsgId>2018405441</MsgId>');
  });

  it('opens another URL check', () => {
    const opened = openEnvelope(
      {
        msgSignature: 'dd6b9c95b495b3f7e2901bfbc76c664930ffdb96',
        timestamp: '1411443780',
        nonce: '437374425',
        encrypted: '4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q==',
      },
      V3,
    );
    expect(opened).toEqual({ kind: 'opened', message: '5927782489442352469' });
  });

  it('opens a message whose ciphertext is known byte for byte', () => {
    expect(encrypt(V3.aesKey, V4_MESSAGE, V3.corpId, Buffer.from('1234567890123456'))).toBe(V4_ENCRYPTED);
    const opened = openEnvelope(
      {
        msgSignature: '407518b7649e86ef23978113f92d27afa9296533',
        timestamp: '1411525903',
        nonce: '461056294',
        encrypted: V4_ENCRYPTED,
      },
      V3,
    );
    expect(opened).toEqual({ kind: 'opened', message: V4_MESSAGE });
  });
});

describe('callbacks of strangers', () => {
  const sign = (encrypted: string) => ({
    msgSignature: getSignature(V3.token, '1', '2', encrypted),
    timestamp: '1',
    nonce: '2',
    encrypted,
  });

  it('opens what was sealed with its own key, and nothing after a bit was changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.nat(), (message, at) => {
        const encrypted = encrypt(V3.aesKey, message, V3.corpId);
        const signed = sign(encrypted);
        expect(openEnvelope(signed, V3)).toEqual({ kind: 'opened', message });
        const place = at % encrypted.length;
        const other = encrypted[place] === 'A' ? 'B' : 'A';
        const changed = `${encrypted.slice(0, place)}${other}${encrypted.slice(place + 1)}`;
        expect(openEnvelope({ ...signed, encrypted: changed }, V3).kind).toBe('forged');
      }),
    );
  });

  it('never throws, and believes no rubbish even when it is signed', () => {
    const rubbish = fc.oneof(
      fc.string(),
      fc.base64String(),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64')),
      fc
        .uint8Array({ minLength: 1, maxLength: 20 })
        .map((bytes) =>
          Buffer.concat([Buffer.from(bytes), Buffer.alloc(160 - bytes.length)]).toString('base64'),
        ),
    );
    fc.assert(
      fc.property(rubbish, (encrypted) => {
        expect(openEnvelope(sign(encrypted), V3).kind).toBe('unreadable');
        expect(openEnvelope({ ...sign(encrypted), msgSignature: 'x'.repeat(40) }, V3).kind).toBe('forged');
      }),
      { numRuns: 500 },
    );
  });

  it('refuses a message for another corp and a length that points outside', () => {
    expect(openEnvelope(sign(encrypt(V3.aesKey, 'hello', 'wwother')), V3).kind).toBe('unreadable');
  });
});

describe('encryptedOf', () => {
  it('takes the ciphertext out of any shape the platform sends', () => {
    expect(encryptedOf('<xml><ToUserName>a</ToUserName><Encrypt><![CDATA[QUJD]]></Encrypt></xml>')).toBe(
      'QUJD',
    );
    expect(encryptedOf('<xml><Encrypt>\nQUJD\n</Encrypt></xml>')).toBe('QUJD');
    expect(encryptedOf('<xml><Encrypt></Encrypt></xml>')).toBeNull();
    expect(encryptedOf('<xml><Encrypt>a b</Encrypt></xml>')).toBeNull();
  });

  it('takes its time from the length only', () => {
    // With the square of the length this would take hours; it is stopped then, which a test cannot do by itself.
    const read = (body: string): unknown =>
      runInNewContext('encryptedOf(body)', { encryptedOf, body }, { timeout: 30_000 });
    expect(read('<Encrypt>'.repeat(1_000_000))).toBeNull();
    expect(read(`<Encrypt>${' '.repeat(1_000_000)}`)).toBeNull();
    expect(read(`<Encrypt>${'A'.repeat(1_000_000)}`)).toBeNull();
  });
});
