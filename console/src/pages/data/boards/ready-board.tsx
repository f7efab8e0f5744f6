import type { ReadyDashboard } from '@hetang/contract/http/dashboards';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DASHBOARDS, makeReadyDashboard, readyDashboardsQuery } from '../../../api/dashboards.ts';
import { SAVED_VIEWS } from '../../../api/saved-views.ts';
import { FormDrawer } from '../../../kit/form-drawer.tsx';
import { Loaded } from '../../../kit/loaded.tsx';
import styles from './boards.module.css';

interface Values {
  key: ReadyDashboard['key'];
  name: string;
  shared?: boolean;
}

interface Props {
  primary?: boolean;
  onMade: (id: number) => void;
}

/** Makes a dashboard of one's own from one that is ready-made. */
export function NewFromReady({ primary = false, onMade }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {t('data.boardFrom')}
      </Button>
      {open ? (
        <ReadyForm
          onClose={() => setOpen(false)}
          onMade={(id) => {
            setOpen(false);
            onMade(id);
          }}
        />
      ) : null}
    </>
  );
}

function ReadyForm({ onClose, onMade }: { onClose: () => void; onMade: (id: number) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const ready = useQuery(readyDashboardsQuery);
  const make = useMutation({
    mutationFn: ({ shared = false, ...values }: Values) => makeReadyDashboard({ ...values, shared }),
    onSuccess: async ({ id }) => {
      await Promise.all(
        [DASHBOARDS, SAVED_VIEWS].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
      onMade(id);
    },
  });
  const nameAs = (key: Values['key']) =>
    form.setFieldValue('name', ready.data?.items.find((item) => item.key === key)?.name);
  return (
    <FormDrawer<Values>
      open
      title={t('data.boardFrom')}
      submitText={t('action.save')}
      width={560}
      form={form}
      saving={make.isPending}
      error={make.error}
      onClose={onClose}
      onSubmit={(values) => make.mutate(values)}
    >
      <p className="soft">{t('data.boardFromHint')}</p>
      <Loaded query={ready}>
        {({ items }) => {
          const first = items.find(({ cards }) => cards.length > 0);
          return (
            <>
              <Form.Item
                name="key"
                label={t('data.boardTemplate')}
                initialValue={first?.key}
                rules={[{ required: true }]}
              >
                <Radio.Group className={styles.ready} onChange={({ target }) => nameAs(target.value)}>
                  {items.map((item) => (
                    <Template key={item.key} item={item} />
                  ))}
                </Radio.Group>
              </Form.Item>
              <Form.Item
                name="name"
                label={t('data.boardName')}
                initialValue={first?.name}
                rules={[{ required: true, whitespace: true, message: t('data.boardNameRule') }]}
              >
                <Input maxLength={40} />
              </Form.Item>
              <Form.Item name="shared" valuePropName="checked">
                <Checkbox>{t('data.boardShare')}</Checkbox>
              </Form.Item>
            </>
          );
        }}
      </Loaded>
    </FormDrawer>
  );
}

/** What a template holds, and what the plan cannot fill of it. */
function Template({ item: { key, name, about, cards, left } }: { item: ReadyDashboard }) {
  const { t } = useTranslation();
  const names = (all: readonly string[]) => all.join(t('data.boardComma'));
  return (
    <Radio value={key} disabled={cards.length === 0} className={styles.readyOne ?? ''}>
      <strong>{name}</strong>
      <span className={styles.readyLine}>{about}</span>
      <span className={styles.readyLine}>
        {cards.length === 0
          ? t('data.boardCannot')
          : t('data.boardHolds', { names: names(cards.map((card) => card.name)) })}
      </span>
      {left.length > 0 ? (
        <span className={styles.readyLine}>
          {t('data.boardLeft', { names: names(left.map((one) => t('data.boardLeftOne', one))) })}
        </span>
      ) : null}
    </Radio>
  );
}
