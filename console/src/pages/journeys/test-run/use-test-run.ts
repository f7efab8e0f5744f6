import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type TestRunQuestion, testRunQuery } from '../../../api/test-run.ts';

export type Person = TestRunQuestion['person'];
export type Happening = NonNullable<TestRunQuestion['happenings']>[number];
/** What is made to happen, before it has its moment. */
export type Occurrence = Happening extends infer One
  ? One extends { at: string }
    ? Omit<One, 'at'>
    : never
  : never;

const MINUTE_MS = 60_000;

/**
 * A test run as a question that grows: the answer is always worked out from the beginning, so going on and going back
 * are the same thing. `draft`: as a draft of the plan has the journey.
 */
export function useTestRun(journey: string, draft: number | undefined) {
  const [asked, setAsked] = useState<TestRunQuestion | null>(null);
  const query = useQuery({
    ...testRunQuery(journey, { ...(asked ?? { person: { invented: {} } }), draft }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  });
  const run = asked === null ? undefined : query.data;
  const go = (more: Partial<TestRunQuestion>) => {
    if (asked && run) setAsked({ ...asked, startAt: run.startedAt, ...more });
  };
  return {
    query,
    run,
    /** Somebody enters; time stands still after what happens at once. */
    begin(person: Person, now: Date) {
      const at = now.toISOString();
      setAsked({ person, startAt: at, until: at });
    },
    next: () => run?.next && go({ until: run.next }),
    toTheEnd: () => go({ until: null }),
    /** Something happens `afterMs` from the moment that the run has come to; time goes that far. */
    let(occurrence: Occurrence, afterMs: number) {
      if (!run) return;
      // What happens at the very moment of a step would come before it.
      const at = new Date(Date.parse(run.now) + Math.max(MINUTE_MS, afterMs)).toISOString();
      go({ happenings: [...(asked?.happenings ?? []), { ...occurrence, at } as Happening], until: at });
    },
    again: () => asked && setAsked({ ...asked, happenings: [], until: asked.startAt ?? null }),
    leave: () => setAsked(null),
  };
}

export type TestRun = ReturnType<typeof useTestRun>;
