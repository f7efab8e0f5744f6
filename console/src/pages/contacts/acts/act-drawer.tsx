import type { BulkActRow } from '@hetang/contract/http/bulk-acts';
import { useMutation } from '@tanstack/react-query';
import { Button, Drawer, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planAct, runAct, type Who } from '../../../api/bulk-acts.ts';
import { useTimezone } from '../../../app/now.ts';
import { FormDrawer } from '../../../kit/form-drawer.tsx';
import { formatNumber } from '../../../kit/format.ts';
import kit from '../../../kit/kit.module.css';
import { ProblemAlert } from '../../../kit/problem-view.tsx';
import { ActFields } from './act-fields.tsx';
import { type ActKind, type ActValues, actOf } from './act-of.ts';
import { useTellAct } from './use-tell-act.tsx';

interface Props {
  kind: ActKind;
  who: Who;
  count: number;
  onDone: () => void;
  onClose: () => void;
}

/** An act on many contacts: what, then who will be changed and who is left out, then it is done. */
export function ActDrawer({ kind, who, count, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const [form] = Form.useForm<ActValues>();
  const [said, setSaid] = useState<ActValues>({});
  const [looked, setLooked] = useState<BulkActRow | null>(null);
  const look = useMutation({
    mutationFn: (values: ActValues) => planAct({ act: actOf(kind, values, timezone), who }),
    onSuccess: (planned, values) => {
      setSaid(values);
      setLooked(planned);
    },
  });
  const title = t(`acts.titles.${kind}`, { n: formatNumber(count) });
  if (looked)
    return (
      <Preview
        title={title}
        planned={looked}
        onBack={() => setLooked(null)}
        onDone={onDone}
        onClose={onClose}
      />
    );
  return (
    <FormDrawer<ActValues>
      open
      title={title}
      submitText={t('acts.look')}
      form={form}
      initialValues={said}
      saving={look.isPending}
      error={look.error}
      onSubmit={(values) => look.mutate(values)}
      onClose={onClose}
    >
      <ActFields kind={kind} />
    </FormDrawer>
  );
}

interface PreviewProps {
  title: string;
  planned: BulkActRow;
  onBack: () => void;
  onDone: () => void;
  onClose: () => void;
}

function Preview({ title, planned, onBack, onDone, onClose }: PreviewProps) {
  const { t } = useTranslation();
  const tell = useTellAct();
  const run = useMutation({
    mutationFn: () => runAct(planned.id),
    onSuccess: async (act) => {
      onDone();
      onClose();
      await tell(act);
    },
  });
  const footer = (
    <div className={kit.drawerFooter}>
      <ProblemAlert error={run.error} />
      <div className={kit.actions}>
        <Button onClick={onBack}>{t('acts.back')}</Button>
        <Button
          type="primary"
          disabled={planned.waiting === 0}
          loading={run.isPending}
          onClick={() => run.mutate()}
        >
          {t('acts.run')}
        </Button>
      </div>
    </div>
  );
  return (
    <Drawer open title={title} size={480} onClose={onClose} footer={footer}>
      <p>
        <strong>
          {planned.waiting > 0 ? t('acts.will', { n: formatNumber(planned.waiting) }) : t('acts.willNone')}
        </strong>
      </p>
      <ul>
        {planned.left.map(({ reason, count }) => (
          <li key={reason}>
            {t('acts.leaves', { reason: t(`acts.reasons.${reason}`), n: formatNumber(count) })}
          </li>
        ))}
      </ul>
      <p className="soft">{planned.undo === 'never' ? t('acts.undoNever') : t('acts.undoable')}</p>
    </Drawer>
  );
}
