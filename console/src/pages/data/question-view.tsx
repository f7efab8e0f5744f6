import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { type AskKind, REPORT } from '../../api/reports.ts';
import { useNow, useTimezone } from '../../app/now.ts';
import { formatDate } from '../../kit/format.ts';
import { searchText } from '../../kit/list-state.ts';
import { Panel } from '../../kit/panel.tsx';
import { SavedViews } from '../../kit/saved-views.tsx';
import { useWord } from '../../kit/use-word.ts';
import type { QuestionKind } from './question-kind.ts';

const nothingHidden: string[] = [];
const hideNothing = () => undefined;

/** A question and its answer. The question stands in the address: it can be gone back to, shared and saved. */
export function QuestionView<K extends AskKind, V extends object>({ kind }: { kind: QuestionKind<K, V> }) {
  const { t } = useTranslation();
  const word = useWord();
  const client = useQueryClient();
  const navigate = useNavigate();
  const today = formatDate(useNow(), useTimezone());
  const search = useSearch({ strict: false });
  const query = searchText(search);
  const values = kind.read(search);
  const isWhole = query !== '' || kind.opens;
  const asked = isWhole ? kind.ask(values, { today, nameOf: (event) => word('event', event) }) : null;
  const { Fields, Result } = kind;
  const title = t(`data.${kind.of}`);
  return (
    <>
      <Panel
        title={title}
        extra={
          <SavedViews table={`data-${kind.of}`} query={query} hidden={nothingHidden} onHide={hideNothing} />
        }
      >
        <Form<V>
          key={query}
          layout="vertical"
          requiredMark={false}
          initialValues={values}
          onFinish={async (next) => {
            await client.invalidateQueries({ queryKey: [REPORT] });
            await navigate({ to: '.', search: kind.write({ ...values, ...next }) });
          }}
        >
          <Fields />
          <Space>
            <Button type="primary" htmlType="submit">
              {t('data.run')}
            </Button>
          </Space>
        </Form>
      </Panel>
      {asked ? (
        <Result ask={asked.ask} against={asked.against} />
      ) : (
        <Panel title={t('data.result')}>
          <p className="soft">{t('data.idle')}</p>
        </Panel>
      )}
    </>
  );
}
