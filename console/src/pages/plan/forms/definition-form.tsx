import type {
  DefinitionEdit,
  PlanDefinition,
  PlanWorkspace,
  WrittenDefinition,
} from '@hetang/contract/http/plan-drafts';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { definitionQuery } from '../../../api/plan-drafts.ts';
import { Loaded } from '../../../kit/loaded.tsx';
import { KindName } from '../editor/plan-tree.tsx';
import type { Knowledge } from '../editor/proposals.ts';
import type { JsonSchema } from '../editor/schema-at.ts';
import { FindingsAt } from './findings-at.tsx';
import { FormContext, type FormFacts } from './form-context.ts';
import styles from './forms.module.css';
import { MessagePreview } from './message-preview.tsx';
import { SchemaValue } from './schema-value.tsx';
import { isMap } from './shape.ts';
import { nearest } from './values.ts';

interface Props {
  definition: PlanDefinition;
  draft: number | undefined;
  /** What the server said last; another one when it has checked what was saved. */
  checked: PlanWorkspace['check'];
  /** Nothing of this form is still on its way. */
  isWritten: boolean;
  knowledge: Knowledge;
  onWrite: (edit: DefinitionEdit) => void;
  onText: () => void;
}

/** One definition as a form: what is changed is written into the file, and lint answers beside the field. */
export function DefinitionForm(props: Props) {
  const { definition, draft, checked } = props;
  const { kind, key } = definition;
  const client = useQueryClient();
  // The first change makes a draft of the plan in force: the form stays while its address changes.
  const found = useQuery({ ...definitionQuery({ draft, kind, key }), placeholderData: keepPreviousData });
  useEffect(() => {
    if (checked) void client.invalidateQueries({ queryKey: ['plan-definition'] });
  }, [client, checked]);
  return <Loaded query={found}>{(read) => <Fields {...props} read={read} />}</Loaded>;
}

type FieldsProps = Props & { read: WrittenDefinition };

function Fields({ definition, read, isWritten, knowledge, onWrite, onText }: FieldsProps) {
  const { kind, key } = definition;
  const [spec, setSpec] = useState(read.spec);
  const latest = useRef({ spec, isWritten });
  latest.current = { spec, isWritten };
  // The text may have been changed beside the form: by a quick fix, a merge, a rename.
  useEffect(() => {
    if (latest.current.isWritten && textOf(latest.current.spec) !== textOf(read.spec)) setSpec(read.spec);
  }, [read.spec]);
  const root = knowledge.editor.schema as JsonSchema;
  const holder = root.properties?.[kind]?.additionalProperties;
  const facts = useMemo(
    (): FormFacts => ({
      kind,
      root,
      knowledge,
      onText,
      Value: SchemaValue,
      findings: read.findings.map((one) => ({ ...one, path: [...nearest(spec, one.path)] })),
    }),
    [kind, root, knowledge, onText, read.findings, spec],
  );
  const change = (next: unknown) => {
    setSpec(next);
    onWrite({ kind, key, spec: next ?? {} });
  };
  return (
    <FormContext value={facts}>
      <div className={styles.form}>
        <div>
          <h2 className={styles.title}>
            <KindName kind={kind} /> {isMap(spec) ? String(spec.name ?? '') : ''}{' '}
            <code className="soft">{key}</code>
          </h2>
          <FindingsAt path={[]} />
          {typeof holder === 'object' ? (
            <SchemaValue
              id={`form-${kind}-${key}`}
              label={definition.name ?? key}
              schema={holder}
              path={[]}
              value={spec}
              onChange={change}
            />
          ) : null}
        </div>
        {kind === 'messages' && isMap(spec) ? <MessagePreview message={spec} /> : null}
      </div>
    </FormContext>
  );
}

/** For comparing; the line break at the end of a text is not written. */
function textOf(spec: unknown): string {
  return JSON.stringify(spec, (_key, value) =>
    typeof value === 'string' ? value.replace(/\n$/, '') : (value as unknown),
  );
}
