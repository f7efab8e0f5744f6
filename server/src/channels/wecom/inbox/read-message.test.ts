import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCallback } from '../rules/read-callback.ts';
import { readMessage } from './read-message.ts';

const ADD = `<xml><ToUserName><![CDATA[ww1]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName>
<CreateTime>1403610513</CreateTime><MsgType><![CDATA[event]]></MsgType>
<Event><![CDATA[change_external_contact]]></Event><ChangeType><![CDATA[add_external_contact]]></ChangeType>
<UserID><![CDATA[0012]]></UserID><ExternalUserID><![CDATA[woAJ2GCAAAXtWyujaWJHDDGi0mAAAA]]></ExternalUserID>
<State><![CDATA[a&amp;b <c>]]></State><WelcomeCode><![CDATA[CODE]]></WelcomeCode></xml>`;

describe('readMessage', () => {
  it('keeps text as it is: no numbers, no entities', () => {
    expect(readMessage(ADD)).toMatchObject({
      UserID: '0012',
      CreateTime: '1403610513',
      State: 'a&amp;b <c>',
    });
  });

  it('joins lists of items and leaves other nested fields out', () => {
    const list = (items: string) => `<xml><Event>x</Event><MemChangeList>${items}</MemChangeList></xml>`;
    expect(readMessage(list('<Item>a</Item><Item>b</Item>'))).toEqual({ Event: 'x', MemChangeList: 'a,b' });
    expect(readMessage(list('<Item>a</Item>'))).toEqual({ Event: 'x', MemChangeList: 'a' });
    expect(readMessage(list('<Other>a</Other>'))).toEqual({ Event: 'x' });
    expect(readMessage(list('<Item><b>a</b></Item>'))).toEqual({ Event: 'x' });
  });

  it.each([
    ['an entity bomb', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xml><Event>&b;</Event></xml>'],
    ['an outer entity', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><xml><Event>x</Event></xml>'],
    ['deep nesting', `<xml>${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}</xml>`],
    ['no root', 'hello'],
    ['another root', '<html><Event>x</Event></html>'],
    ['nothing', ''],
    ['an unclosed tag', '<xml><Event>x'],
    ['a NUL, which the database cannot keep', '<xml><Event>a\u0000b</Event></xml>'],
    ['two roots', '<xml><Event>x</Event></xml><xml><Event>y</Event></xml>'],
  ])('refuses %s', (_, xml) => {
    expect(readMessage(xml)).toBeNull();
  });

  it('never throws and never makes anything but text', () => {
    const piece = fc.constantFrom(
      '<xml>',
      '</xml>',
      '<Event>',
      '</Event>',
      '<![CDATA[',
      ']]>',
      '&#0;',
      '<a',
      '/>',
      '<?',
      '__proto__',
      '<__proto__>',
      '</__proto__>',
      'x',
    );
    const xml = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(xml, (text) => {
        const fields = readMessage(text);
        if (fields === null) return;
        for (const value of Object.values(fields)) expect(value).toBeTypeOf('string');
        readCallback(fields);
      }),
      { numRuns: 2_000 },
    );
    expect(({} as Record<string, unknown>).Event).toBeUndefined();
  });
});

describe('readCallback', () => {
  const fields = {
    Event: 'change_external_contact',
    ChangeType: 'add_external_contact',
    UserID: 'zhangsan',
    ExternalUserID: 'wm1',
    CreateTime: '1403610513',
  };

  it('reads an add', () => {
    expect(readCallback(readMessage(ADD) ?? {})).toEqual({
      kind: 'added',
      userid: '0012',
      externalUserid: 'woAJ2GCAAAXtWyujaWJHDDGi0mAAAA',
      at: new Date(1_403_610_513_000),
      state: 'a&amp;b <c>',
      welcomeCode: 'CODE',
      half: false,
    });
    expect(readCallback(fields)).toMatchObject({ state: '', welcomeCode: null });
  });

  it('tells who deleted whom', () => {
    expect(readCallback({ ...fields, ChangeType: 'del_follow_user' })).toMatchObject({ loss: 'lost' });
    expect(readCallback({ ...fields, ChangeType: 'del_external_contact' })).toMatchObject({
      loss: 'removed',
    });
  });

  it.each([
    { UserID: '' },
    { ExternalUserID: 'a b' },
    { CreateTime: 'soon' },
    { CreateTime: '-5' },
    { CreateTime: '1e300' },
  ])('makes nothing of %j', (wrong) => {
    expect(readCallback({ ...fields, ...wrong })).toBeNull();
  });

  it('keeps what it does not know apart from what is broken', () => {
    expect(readCallback({ MsgType: 'text', Content: 'hi' })).toEqual({
      kind: 'other',
      note: 'not used: text',
    });
    expect(readCallback({ ...fields, ChangeType: 'add_something' })).toMatchObject({ kind: 'other' });
    expect(readCallback({ ...fields, ChangeType: 'toString' })).toMatchObject({ kind: 'other' });
    const kf = { Event: 'kf_msg_or_event', OpenKfId: 'wkAbc' };
    expect(readCallback({ ...kf, Token: 'ENC1' })).toEqual({
      kind: 'service',
      account: 'wkAbc',
      token: 'ENC1',
    });
    expect(readCallback({ ...kf, OpenKfId: '' })).toBeNull();
    expect(readCallback({ Event: 'change_external_tag' })).toEqual({ kind: 'tags-changed' });
  });
});
