import type { Condition } from '@hetang/contract/plan/condition';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readingQuery } from '../../../api/conditions.ts';
import { ConditionCount } from '../../../kit/conditions/condition-count.tsx';
import { ConditionField } from '../../../kit/conditions/condition-field.tsx';
import { useProblemText } from '../../../kit/problem-view.tsx';
import type { ValueProps } from './form-context.ts';
import { isMap } from './shape.ts';

const WIDTH = 880;

/** A condition as a sentence; it is written beside the page, with the number of people it holds for. */
export function ConditionValue({ id, label, value, onChange }: ValueProps) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Condition | null>(null);
  const written = isMap(value) ? (value as Condition) : null;
  const reading = useQuery({ ...readingQuery(written ?? ''), enabled: written !== null });
  return (
    <div>
      {written ? (
        <p style={{ margin: '0 0 4px' }}>
          {reading.isError ? problemText(reading.error).message : (reading.data?.text ?? t('none'))}
        </p>
      ) : null}
      <Button id={id} size="small" onClick={() => setOpen(true)}>
        {written ? t('conditions.change') : t('planForm.writeCondition')}
      </Button>
      {open ? (
        <Drawer
          open
          title={label}
          size={WIDTH}
          onClose={() => setOpen(false)}
          extra={
            <Button
              type="primary"
              disabled={chosen === null}
              onClick={() => {
                if (chosen) onChange(chosen);
                setOpen(false);
              }}
            >
              {t('planForm.take')}
            </Button>
          }
        >
          {reading.isLoading ? (
            <Skeleton active />
          ) : (
            <ConditionField initial={reading.data?.when ?? null} onChange={setChosen}>
              {(when) => <ConditionCount when={when} />}
            </ConditionField>
          )}
        </Drawer>
      ) : null}
    </div>
  );
}
