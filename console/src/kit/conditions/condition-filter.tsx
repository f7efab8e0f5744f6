import type { Condition } from '@hetang/contract/plan/condition';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readingQuery } from '../../api/conditions.ts';
import { useProblemText } from '../problem-view.tsx';
import type { ListUrl } from '../use-list-url.ts';
import { ConditionCount } from './condition-count.tsx';
import { ConditionField } from './condition-field.tsx';
import styles from './conditions.module.css';

const WIDTH = 880;

/** Narrows a list by a condition of the plan's language, which stands in the address as `when`. */
export function ConditionFilter({ list }: { list: ListUrl<'when'> }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { when } = list.state.filters;
  const put = (next: string) => list.change({ filters: { when: next } });
  return (
    <div className={styles.filter}>
      {when ? <Sentence when={when} /> : null}
      <Button onClick={() => setOpen(true)}>{t(when ? 'conditions.change' : 'conditions.filter')}</Button>
      {when ? <Button onClick={() => put('')}>{t('conditions.drop')}</Button> : null}
      {open ? (
        <FilterDrawer
          when={when}
          onClose={() => setOpen(false)}
          onApply={(next) => {
            put(JSON.stringify(next));
            setOpen(false);
          }}
        />
      ) : null}
    </div>
  );
}

function Sentence({ when }: { when: string }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const reading = useQuery(readingQuery(when));
  return (
    <span>
      <span className="soft">{t('conditions.filtered')}</span>{' '}
      {reading.isError ? problemText(reading.error).message : (reading.data?.text ?? t('none'))}
    </span>
  );
}

interface DrawerProps {
  when: string | undefined;
  onClose: () => void;
  onApply: (when: Condition) => void;
}

function FilterDrawer({ when, onClose, onApply }: DrawerProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Condition | null>(null);
  // What the server cannot read of the address is left out: then one begins anew.
  const begin = useQuery({ ...readingQuery(when ?? ''), enabled: when !== undefined });
  return (
    <Drawer
      open
      title={t('conditions.filter')}
      size={WIDTH}
      onClose={onClose}
      extra={
        <Button type="primary" disabled={chosen === null} onClick={() => chosen && onApply(chosen)}>
          {t('conditions.apply')}
        </Button>
      }
    >
      {begin.isLoading ? (
        <Skeleton active />
      ) : (
        <ConditionField initial={begin.data?.when ?? null} onChange={setChosen}>
          {(asked) => <ConditionCount when={asked} />}
        </ConditionField>
      )}
    </Drawer>
  );
}
