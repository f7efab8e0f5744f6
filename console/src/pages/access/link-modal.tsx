import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../wecom/copy-field.tsx';

interface Props {
  title: string;
  hint: string;
  name: string;
  text: string;
  onClose: () => void;
}

/** Something that is shown once: a link to be sent on, a secret to be kept. */
export function LinkModal({ title, hint, name, text, onClose }: Props) {
  const { t } = useTranslation();
  const done = (
    <Button type="primary" onClick={onClose}>
      {t('people.linkDone')}
    </Button>
  );
  return (
    <Modal open title={title} mask={{ closable: false }} onCancel={onClose} footer={done}>
      <p>{hint}</p>
      <CopyField name={name} text={text} />
    </Modal>
  );
}
