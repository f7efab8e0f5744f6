import { Liquid, type Template } from 'liquidjs';
import type { TemplateFacts } from './rules/rule.ts';
import { couponVariable } from './rules/shared/coupon-variable.ts';

/** Tags that a text may use: no loops, so that it ends at once, and no files. */
const allowedTags = new Set(['if', 'unless', 'case', 'assign', 'capture', 'comment', 'raw', '#']);

/** The one template language of the product, for lint and for sending. */
export function createTemplateEngine(): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    parseLimit: 100_000,
    renderLimit: 200,
  });
  for (const tag of Object.keys(engine.tags)) if (!allowedTags.has(tag)) delete engine.tags[tag];
  return engine;
}

/** What a text may say of a coupon; without an end the day is null. */
export interface CouponWords {
  code: string;
  ends: string | null;
}

interface Said {
  contact: string | null;
  staff: string | null;
  /** By activity. */
  coupons?: Readonly<Record<string, CouponWords>>;
}

/** What texts may say of the people concerned. */
export function templateValues({ contact, staff, coupons = {} }: Said) {
  return { contact: { name: contact ?? '' }, staff: { name: staff ?? '' }, coupon: coupons };
}

/** Stand in for coupons where nobody holds one: a rehearsal, a test of a broadcast. */
export function sampleCoupons(activities: readonly string[]): Record<string, CouponWords> {
  return Object.fromEntries(activities.map((key) => [key, { code: '（券码）', ends: '（到期日）' }]));
}

/** The activities whose coupons a text that has been read says something of. */
export function couponsIn(engine: Liquid, text: Template[]): string[] {
  const keys = engine.globalFullVariablesSync(text).flatMap((name) => couponVariable(name) ?? []);
  return [...new Set(keys)];
}

/** Reads a text without rendering it. Never throws. */
export function readTemplate(engine: Liquid, text: string): TemplateFacts {
  try {
    const names = engine.globalFullVariablesSync(engine.parse(text));
    return { error: null, variables: [...new Set(names)] };
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { error: first, variables: [] };
  }
}
