import type { FixtureChannel } from '../fixtures.ts';
import type { MediaDeps } from './calls/deps.ts';
import { ensureGroupWelcome } from './calls/ensure-group-welcome.ts';
import { ensureInterceptRule } from './calls/ensure-intercept-rule.ts';
import { ensureProduct } from './calls/ensure-product.ts';
import { readAlbum } from './calls/read-album.ts';
import { readGroupWelcomes } from './calls/read-group-welcomes.ts';
import { readInterceptRules } from './calls/read-intercept-rules.ts';
import { removeGroupWelcome } from './calls/remove-group-welcome.ts';
import { removeInterceptRule } from './calls/remove-intercept-rule.ts';
import { removeProduct } from './calls/remove-product.ts';

/** What WeCom keeps for the plan beside tags and codes. */
export function makeFixturePort(calls: MediaDeps): FixtureChannel {
  return {
    ensureGroupWelcome: ensureGroupWelcome(calls),
    readGroupWelcomes: readGroupWelcomes(calls),
    removeGroupWelcome: removeGroupWelcome(calls),
    ensureInterceptRule: ensureInterceptRule(calls),
    readInterceptRules: readInterceptRules(calls),
    removeInterceptRule: removeInterceptRule(calls),
    ensureProduct: ensureProduct(calls),
    readAlbum: readAlbum(calls),
    removeProduct: removeProduct(calls),
  };
}
