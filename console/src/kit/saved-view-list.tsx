import type { SavedView } from '@hetang/contract/http/saved-views';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { openWith, removeView, SAVED_VIEWS, saveView } from '../api/saved-views.ts';
import { ProblemAlert } from './problem-view.tsx';

interface Props {
  table: string;
  views: readonly SavedView[];
  /** What is in sight: the search of the address without the page, and the hidden columns. */
  now: { query: string; hidden: string[] };
  onShow: (view: SavedView) => void;
}

/** The views of a list: shown, opened with, removed; what is in sight is saved under a name. */
export function SavedViewList({ table, views, now, onShow }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: [SAVED_VIEWS, table] });
  const [form] = Form.useForm<{ name: string; shared?: boolean }>();
  const save = useMutation({
    mutationFn: ({ name, shared = false }: { name: string; shared?: boolean }) =>
      saveView({ list: table, name, shared, ...now }),
    onSuccess: async (_, { name }) => {
      message.success(t('views.saved', { name }));
      form.resetFields();
      await refresh();
    },
  });
  const change = useMutation({ mutationFn: (work: () => Promise<void>) => work(), onSuccess: refresh });
  return (
    <div style={{ width: 340 }}>
      <strong>{t('views.title')}</strong>
      {views.length === 0 ? <p className="soft">{t('views.none')}</p> : null}
      <ul style={{ listStyle: 'none', padding: 0 }}>
        {views.map((view) => (
          <li key={view.id} style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
            <Button type="link" size="small" onClick={() => onShow(view)}>
              {view.name}
            </Button>
            <span className="soft" style={{ flex: 1 }}>
              <Note view={view} />
            </span>
            <Checkbox
              aria-label={t('views.open', { name: view.name })}
              checked={view.opens}
              onChange={({ target }) =>
                change.mutate(() => openWith({ list: table, view: target.checked ? view.id : null }))
              }
            >
              {t('views.opens')}
            </Checkbox>
            {view.mine ? (
              <Popconfirm
                title={t('views.removeTitle')}
                description={view.shared ? t('views.removeHint') : undefined}
                onConfirm={() => change.mutate(() => removeView(view.id))}
              >
                <Button type="text" size="small" aria-label={t('views.remove', { name: view.name })}>
                  ×
                </Button>
              </Popconfirm>
            ) : null}
          </li>
        ))}
      </ul>
      <ProblemAlert error={save.error ?? change.error} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => save.mutate(values)}>
        <Form.Item name="name" label={t('views.name')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="shared" valuePropName="checked">
          <Checkbox>{t('views.share')}</Checkbox>
        </Form.Item>
        <Button htmlType="submit" type="primary" loading={save.isPending}>
          {t('views.save')}
        </Button>
      </Form>
    </div>
  );
}

function Note({ view }: { view: SavedView }) {
  const { t } = useTranslation();
  if (!view.mine) return t('views.by', { name: view.by });
  return view.shared ? t('views.shared') : null;
}
