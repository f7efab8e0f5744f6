import type { StaffRow } from '@hetang/contract/http/codes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CODES, resumeStaff, STAFF } from '../../api/codes.ts';
import { useProblemText } from '../../kit/problem-view.tsx';

/** Lets a member of staff stop, or take people again. */
export function PauseSwitch({ staff, onPause }: { staff: StaffRow; onPause: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const resume = useMutation({
    mutationFn: () => resumeStaff(staff.key),
    onSuccess: () => void message.success(t('codes.resumed')),
    onError: (error) => void message.error(problemText(error).message),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: [STAFF] });
      void client.invalidateQueries({ queryKey: [CODES] });
    },
  });
  if (staff.pause === null) {
    return (
      <Button size="small" aria-label={t('codes.pauseOf', { name: staff.name })} onClick={onPause}>
        {t('codes.pause')}
      </Button>
    );
  }
  return (
    <Button
      size="small"
      type="primary"
      aria-label={t('codes.resumeOf', { name: staff.name })}
      loading={resume.isPending}
      onClick={() => resume.mutate()}
    >
      {t('codes.resume')}
    </Button>
  );
}
