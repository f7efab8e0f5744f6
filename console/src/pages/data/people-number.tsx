import type { ReactNode } from 'react';
import type { Behind } from '../../api/reports.ts';
import { useMay } from '../../app/use-may.ts';
import { AppLink } from '../../kit/app-link.tsx';
import { peopleHref } from './people-href.ts';

interface Props {
  /** Null where nobody can be looked at. */
  behind: Behind | null;
  /** How many; nobody is no link. */
  count: number | null | undefined;
  children: ReactNode;
}

/** A number that leads to the people whom it counts, for those who may see contacts. */
export function PeopleNumber({ behind, count, children }: Props) {
  const { may } = useMay();
  if (!behind || !count || !may('contacts', 'read')) return <>{children}</>;
  return <AppLink href={peopleHref(behind)}>{children}</AppLink>;
}
