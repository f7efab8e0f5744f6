import { Buffer } from 'node:buffer';
import { getSignature, decrypt as peerDecrypt, encrypt as peerEncrypt } from '@wecom/crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAesKey, decrypt, EnvelopeError, encrypt, sign } from './envelope.ts';

const KEY_A = '4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws';
const KEY_B = 'kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR';

describe('published vectors', () => {
  it('V1: address verification', () => {
    const echo = '6KmUQuPVu7UhjyVqRdbo5SfcRqaHvbUlKSHFvBV2ZuR6TIlKsygcfeSd1GDplg1C5KSKr6UPHCaC/nIX3ZNt9w==';
    expect(sign('kjr2TKI8umCBfVF3wAHk8JiPwma5VBme', '1583940690', 'VHh7ymSeb0jc4lSb', echo)).toBe(
      '1ba3cb09c0d2c2b3ed6900d37f91a6efae6cb011',
    );
    expect(decrypt(decodeAesKey(KEY_A), echo)).toEqual({
      message: '94966531020182955848408',
      receiveId: 'ww6a112864f8022910',
    });
  });

  it('V2: a pushed text message', () => {
    const pushed =
      'EUCt7xMcNiyASzZj0Hjc5yDjFQrCum6AfQ3ntHiUzjGQ51xieKmbvtrZ40/EcB2W/W8yH0n4Lqx48gJl/T9HD/R309I0P/r5pIZucK3lyEn48FYMr4YdE0QdL2jIJ3xkcXUr6uzefzCxG6lMvwpAJaOyVCzN7sRRw47njfxy5EIqU6R9ZBhlTzfdnhhOhK/nTwzrZX3SoGlXFA9OBeZ6ru1NWpXFk76x9DUMe0lcxPPiUqK8ctnQcYXSGUHVqC6DfG7E7mab0OmruNN8cBZY5d3dYOBA4OgaH55Q0AJmUpdT8vNiXpXx+6TxT3TIjySXpDrHVyrsb772aYywgg/Nu4kUmGkALwFZlzhjNegR7wDwb9lr4ERXsSSS8JZ8lbBmaQ3F2Tq584xoPj5rIhXAF734ynm4no1g+SdHiNqR328=';
    expect(sign('kz7Yx62CH8SaLN', '1583995625', '1584392382', pushed)).toBe(
      'f265ae551b1932727204c3d707628d01376a6940',
    );
    const opened = decrypt(decodeAesKey('cD0d7jx4tYvVtzqrmh3Dm3QFCXe6f8SlHoMtMh3qQEP'), pushed);
    expect(opened.receiveId).toBe('ww6a112864f8022910');
    expect(Buffer.byteLength(opened.message)).toBe(269);
    expect(opened.message).toContain('<Content><![CDATA[x123]]></Content><MsgId>2018405441</MsgId>');
  });

  it('V3: verification with an older corp id', () => {
    const echo = '4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q==';
    expect(sign('123456', '1411443780', '437374425', echo)).toBe('dd6b9c95b495b3f7e2901bfbc76c664930ffdb96');
    expect(decrypt(decodeAesKey(KEY_B), echo)).toEqual({
      message: '5927782489442352469',
      receiveId: 'wx49f0ab532d5d035a',
    });
  });

  it('V4: encryption with known randomness', () => {
    const plain = [
      '<xml>',
      '<MsgType><![CDATA[text]]></MsgType>',
      '<Content><![CDATA[test]]></Content>',
      '<FromUserName><![CDATA[wx49f0ab532d5d035a]]></FromUserName>',
      '<ToUserName><![CDATA[messense]]></ToUserName>',
      '<AgentID>1</AgentID>',
      '<CreateTime>1411525903</CreateTime>',
      '</xml>',
    ].join('\n');
    const random = Buffer.from('1234567890123456');
    const sealed = encrypt(decodeAesKey(KEY_B), plain, 'wx49f0ab532d5d035a', random);
    expect(sealed).toBe(
      '9s4gMv99m88kKTh/H8IdkOiMg6bisoy3ypwy9H4hvSPe9nsGaqyw5hhSjdYbcrKk+j3nba4HMOTzHrluLBYqxgNcBqGsL8GqxlhZgURnAtObvesEl5nZ+uBE8bviY0LWke8Zy9V/QYKxNV2FqllNXcfmstttyIkMKCCmVbCFM2JTF5wY0nFhHZSjPUL2Q1qvSUCUld+/WIXrx0oyKQmpB6o8NRrrNrsDf03oxI1p9FxUgMnwKKZeOA/uu+2IEvEBtb7muXsVbwbgX05UPPJvFurDXafG0RQyPR+mf1nDnAtQmmNOuiR5MIkdQ39xn1vWwi1O5oazPoQJz0nTYjxxEE8kv3kFxtAGVRe3ypD3WeK2XeFYFMNMpatF9XiKzHo3',
    );
    expect(sign('123456', '1411525903', '461056294', sealed)).toBe(
      '407518b7649e86ef23978113f92d27afa9296533',
    );
  });
});

describe('any message', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 300 });
  const bytes16 = fc.uint8Array({ minLength: 16, maxLength: 16 });

  it('opens to what was sealed, also by an independent library', () => {
    fc.assert(
      fc.property(text, bytes16, (message, random) => {
        const sealed = encrypt(decodeAesKey(KEY_A), message, 'ww0123456789abcdef', Buffer.from(random));
        expect(decrypt(decodeAesKey(KEY_A), sealed)).toEqual({ message, receiveId: 'ww0123456789abcdef' });
        expect(peerDecrypt(KEY_A, sealed)).toMatchObject({ message, id: 'ww0123456789abcdef' });
        expect(sign('t', '1', '2', sealed)).toBe(getSignature('t', '1', '2', sealed));
      }),
    );
  });

  it('opens what an independent library sealed', () => {
    fc.assert(
      fc.property(text, (message) => {
        expect(decrypt(decodeAesKey(KEY_A), peerEncrypt(KEY_A, message, 'ww1'))).toEqual({
          message,
          receiveId: 'ww1',
        });
      }),
    );
  });

  it('never opens rubbish silently as a long message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          const opened = decrypt(decodeAesKey(KEY_A), Buffer.from(bytes).toString('base64'));
          expect(opened.message.length).toBeLessThanOrEqual(bytes.length);
        } catch (error) {
          expect(error).toBeInstanceOf(EnvelopeError);
        }
      }),
    );
  });
});

it('refuses a key that is not 43 characters', () => {
  expect(() => decodeAesKey('short')).toThrow(EnvelopeError);
});
