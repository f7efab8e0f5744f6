import type { ContactRow } from '@hetang/contract/http/contacts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Who } from '../../../api/bulk-acts.ts';
import { nothingPicked, type Picking, pickedCount } from '../../../kit/picking.ts';
import { PickingBar } from '../../../kit/picking-bar.tsx';
import { ActDrawer } from './act-drawer.tsx';
import { type ActKind, actKinds } from './act-of.ts';

interface Props {
  picking: Picking<ContactRow>;
  /** How many the filters mean, and the filters as the address has them. */
  total: number;
  filter: Record<string, string | undefined>;
  onPick: (picking: Picking<ContactRow>) => void;
}

/** What can be done with contacts that are picked. */
export function ActBar({ picking, total, filter, onPick }: Props) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ActKind | null>(null);
  return (
    <>
      <PickingBar picking={picking} total={total} onPick={onPick}>
        {actKinds.map((one) => (
          <Button key={one} onClick={() => setKind(one)}>
            {t(`acts.kinds.${one}`)}
          </Button>
        ))}
      </PickingBar>
      {kind ? (
        <ActDrawer
          kind={kind}
          who={whoOf(picking, filter)}
          count={pickedCount(picking, total)}
          onDone={() => onPick(nothingPicked)}
          onClose={() => setKind(null)}
        />
      ) : null}
    </>
  );
}

function whoOf({ all, rows }: Picking<ContactRow>, filter: Props['filter']): Who {
  const ids = [...rows.keys()].map(Number);
  return all ? { filter: filter as Extract<Who, { filter: unknown }>['filter'], except: ids } : { ids };
}
