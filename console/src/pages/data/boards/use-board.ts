import type { Dashboard } from '@hetang/contract/http/dashboards';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DASHBOARDS, dashboardQuery, putDashboard } from '../../../api/dashboards.ts';
import { toPut } from './board-model.ts';

/** Changes a dashboard: seen at once, kept by the server one change after the other. */
export function useBoardChange({ id }: { id: number }) {
  const client = useQueryClient();
  const { queryKey } = dashboardQuery(id);
  const save = useMutation({
    scope: { id: `dashboard ${id}` },
    mutationFn: (next: Dashboard) => putDashboard(id, toPut(next)),
    // What was refused is not there: the server's state is shown again.
    onError: () => client.invalidateQueries({ queryKey: [DASHBOARDS] }),
  });
  return {
    save,
    change(next: Dashboard): void {
      client.setQueryData(queryKey, next);
      save.mutate(next);
    },
  };
}
