import { useQuery } from '@tanstack/react-query';
import { Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { comparePlans } from '../../../api/plan-drafts.ts';
import { Loaded } from '../../../kit/loaded.tsx';
import styles from '../plan.module.css';
import { Comparison } from './comparison.tsx';

interface Props {
  from: number;
  to: number;
  versions: readonly number[];
  onClose: () => void;
}

/** Two versions of the plan beside one another, whichever are chosen. */
export function CompareDrawer({ versions, onClose, ...first }: Props) {
  const { t } = useTranslation();
  const [sides, setSides] = useState({ from: first.from, to: first.to });
  const found = useQuery({
    queryKey: ['plan', 'compare', sides],
    queryFn: () => comparePlans(sides),
    retry: false,
  });
  const options = versions.map((version) => ({ value: version, label: t('plan.versionN', { version }) }));
  const labels = { from: t('planEdit.compareFrom'), to: t('planEdit.compareTo') };
  return (
    <Drawer open size={1080} title={t('planEdit.compareTitle')} onClose={onClose}>
      <div className={styles.steps}>
        {(['from', 'to'] as const).map((side) => (
          <span key={side}>
            {labels[side]}{' '}
            <Select
              aria-label={labels[side]}
              value={sides[side]}
              options={options}
              onChange={(version) => setSides({ ...sides, [side]: version })}
            />
          </span>
        ))}
      </div>
      <Loaded query={found}>{(data) => <Comparison found={data} />}</Loaded>
    </Drawer>
  );
}
