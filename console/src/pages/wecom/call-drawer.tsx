import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WecomCall } from '../../api/wecom.ts';
import { useTimezone } from '../../app/now.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { formatInstant } from '../../kit/format.ts';
import { CallOutcome } from './call-columns.tsx';
import styles from './wecom.module.css';

/** One call: what it was for, what was sent and answered, what an error means and what to do. */
export function CallDrawer({ call, onClose }: { call: WecomCall; onClose: () => void }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const { api, what, at, ms, attempt, problem, error, request, answer } = call;
  return (
    <Drawer open title={t('wecom.drawer', { api })} size={640} onClose={onClose} destroyOnHidden>
      <Definitions
        items={[
          { key: 'what', name: t('wecom.what'), value: what ?? t('none') },
          { key: 'at', name: t('wecom.at'), value: formatInstant(at, timezone, true) },
          { key: 'outcome', name: t('wecom.outcome'), value: <CallOutcome call={call} /> },
          ...(error
            ? [
                { key: 'meaning', name: t('wecom.meaning'), value: error.meaning },
                { key: 'todo', name: t('wecom.todo'), value: error.hint },
              ]
            : []),
          ...(problem ? [{ key: 'problem', name: t('wecom.found'), value: <code>{problem}</code> }] : []),
          { key: 'ms', name: t('wecom.ms'), value: t('wecom.msValue', { n: ms }) },
          { key: 'attempt', name: t('wecom.attempt'), value: attempt },
          { key: 'request', name: t('wecom.request'), value: <Body text={request} /> },
          { key: 'answer', name: t('wecom.answer'), value: <Body text={answer} /> },
        ]}
      />
    </Drawer>
  );
}

/** JSON on several lines; what was cut is shown as it is. */
function Body({ text }: { text: string }) {
  const { t } = useTranslation();
  if (text === '' || text === '{}') return <>{t('none')}</>;
  return <pre className={styles.body}>{pretty(text)}</pre>;
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
