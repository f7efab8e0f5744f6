import type { StaffRow } from '@hetang/contract/http/codes';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { staffQuery } from '../../api/codes.ts';
import { PauseDrawer } from './pause-drawer.tsx';
import { PauseSwitch } from './pause-switch.tsx';

/** The switch of one member of staff, beside what they have to do. */
export function OwnPause({ staff }: { staff: string }) {
  const found = useQuery(staffQuery(`?size=200&search=${encodeURIComponent(staff)}`)).data;
  const [pausing, setPausing] = useState<StaffRow | null>(null);
  const row = found?.items.find((one) => one.key === staff);
  if (!row || row.state === 'departed') return null;
  return (
    <>
      <PauseSwitch staff={row} onPause={() => setPausing(row)} />
      {pausing ? <PauseDrawer staff={pausing} onClose={() => setPausing(null)} /> : null}
    </>
  );
}
