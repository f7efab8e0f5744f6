import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Definitions } from '../../kit/definitions.tsx';

const keys = [
  ['Ctrl K / ⌘ K', 'search'],
  ['/', 'filter'],
  ['n', 'create'],
  ['f', 'full'],
  ['Enter', 'submit'],
  ['Esc', 'close'],
  ['Tab', 'skip'],
  ['?', 'help'],
] as const;

/** The keys of the console. */
export function CheatSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={t('shortcuts.title')} footer={null} onCancel={onClose}>
      <Definitions
        items={keys.map(([key, word]) => ({
          key: word,
          name: <kbd>{key}</kbd>,
          value: t(`shortcuts.${word}`),
        }))}
      />
      <p className="soft">{t('shortcuts.where')}</p>
    </Modal>
  );
}
