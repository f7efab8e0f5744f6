import type { Clock } from '../../kernel/clock.ts';
import type { StaffLogin } from '../staff-login.ts';
import type { CallDeps } from './calls/deps.ts';
import { signPage } from './calls/sign-page.ts';
import { setupCalls } from './client/setup-calls.ts';
import { loginUrl } from './rules/login-url.ts';

/** Logging in through WeCom, and the JS-SDK. */
export function makeStaffLogin(calls: CallDeps & { machine: Clock }): StaffLogin {
  return {
    loginUrl: (input) => loginUrl(calls.config, input),
    async whoIs(code) {
      const outcome = await calls.client.call(setupCalls.getUserInfo, { code });
      if (outcome.kind !== 'done') return outcome;
      const { userid, UserId } = outcome.value;
      return { kind: 'done', value: { userid: userid || UserId || null } };
    },
    signPage: signPage(calls),
  };
}
