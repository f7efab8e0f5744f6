import { Form, Input } from 'antd';

/** The field `reason` of a form: why somebody does by hand what the plan would do. It has to be given. */
export function ReasonItem({ label, hint }: { label: string; hint?: string }) {
  return (
    <Form.Item name="reason" label={label} extra={hint} rules={[{ required: true, whitespace: true }]}>
      <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
    </Form.Item>
  );
}
