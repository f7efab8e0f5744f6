import type { CallOutcome } from '../../port.ts';

interface Page {
  next_cursor?: string | null | undefined;
}

/**
 * Walks the pages of a list. `take` gets each page and may answer `stop`. The first call that does not succeed
 * ends the walk and is the answer. `from` is a cursor of an earlier walk that did not come to its end.
 */
export async function walkPages<P extends Page>(
  fetch: (cursor: string | undefined) => Promise<CallOutcome<P>>,
  take: (page: P) => 'stop' | 'go-on' | Promise<'stop' | 'go-on'>,
  from?: string,
): Promise<CallOutcome<null>> {
  let cursor = from;
  for (;;) {
    const page = await fetch(cursor);
    if (page.kind !== 'done') return page;
    if ((await take(page.value)) === 'stop') return { kind: 'done', value: null };
    const next = page.value.next_cursor ?? '';
    // A cursor that stays where it is would walk for ever.
    if (next === '' || next === cursor) return { kind: 'done', value: null };
    cursor = next;
  }
}
