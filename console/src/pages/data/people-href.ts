import type { Behind } from '../../api/reports.ts';

/** Address of the list of the people whom a number counts. */
export function peopleHref(behind: Behind): string {
  return `/contacts?${new URLSearchParams({ behind: JSON.stringify(behind) })}`;
}
