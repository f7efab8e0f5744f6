import { Button, Drawer, Form, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './kit.module.css';
import { ProblemAlert } from './problem-view.tsx';

interface Props<Values> {
  open: boolean;
  title: string;
  submitText: string;
  /** Pixels. */
  width?: number;
  form: FormInstance<Values>;
  initialValues?: Partial<Values>;
  saving: boolean;
  /** The failure of the last attempt; shown above the buttons. */
  error: unknown;
  onSubmit: (values: Values) => void;
  onClose: () => void;
  /** Beside the title. */
  extra?: ReactNode;
  children: ReactNode;
}

/** A form in a drawer: Enter submits, Esc closes, a failure keeps what was typed. */
export function FormDrawer<Values extends object>(props: Props<Values>) {
  const { t } = useTranslation();
  const footer = (
    <div className={styles.drawerFooter}>
      <ProblemAlert error={props.error} />
      <div className={styles.actions}>
        <Button onClick={props.onClose}>{t('action.cancel')}</Button>
        <Button type="primary" loading={props.saving} onClick={() => props.form.submit()}>
          {props.submitText}
        </Button>
      </div>
    </div>
  );
  return (
    <Drawer
      open={props.open}
      title={props.title}
      size={props.width ?? 480}
      onClose={props.onClose}
      footer={footer}
      extra={props.extra}
      destroyOnHidden
    >
      <Form<Values>
        form={props.form}
        layout="vertical"
        preserve={false}
        requiredMark="optional"
        initialValues={props.initialValues ?? {}}
        onFinish={props.onSubmit}
      >
        {props.children}
      </Form>
    </Drawer>
  );
}
