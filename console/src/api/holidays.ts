import type { Holidays } from '@hetang/contract/http/holidays';
import { pageQuery } from './page-query.ts';

/** @param year as text; of this year when empty. */
export function holidaysQuery(year: string) {
  return pageQuery<Holidays>(['holidays', year], `/v1/plan/holidays${year === '' ? '' : `?year=${year}`}`);
}
