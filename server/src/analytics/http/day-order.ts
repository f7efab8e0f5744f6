import { HetangError } from '../../kernel/errors.ts';

/**
 * Refuses a range that ends before it begins.
 * @throws HetangError `request/invalid`.
 */
export function assertDayOrder(from: string | undefined, to: string, field: string): void {
  if (from !== undefined && from > to) {
    throw new HetangError('request/invalid', { field, problem: `${to} < ${from}` });
  }
}
