import { expect, test } from 'vitest';
import { redactBody } from './redact-body.ts';

test('shows what happened, the ends of ids, and nothing of secrets and unknown fields', () => {
  expect(
    redactBody({
      Event: 'change_external_contact',
      UserID: 'linxiao',
      ExternalUserID: 'woAJ2GCAAAXtWyujaWJHDDGi0mACHB4F',
      WelcomeCode: 'secret',
      Content: '我的手机号 13800000000',
      State: 'x'.repeat(500),
      Nested: { a: 1 },
    }),
  ).toEqual({
    Event: 'change_external_contact',
    UserID: 'linxiao',
    ExternalUserID: 'woAJ…HB4F',
    WelcomeCode: '•••',
    Content: '•••',
    State: 'x'.repeat(200),
    Nested: '•••',
  });
});

test.each([null, 'text', 7, [] as unknown])('makes nothing of %j', (body) => {
  expect(redactBody(body)).toEqual({});
});
