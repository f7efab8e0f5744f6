export type TaskFilter = 'search' | 'state' | 'kind' | 'staff' | 'overdue' | 'stuck';

/** What the address of the task list may say. */
export const taskListSpec = {
  filters: ['search', 'state', 'kind', 'staff', 'overdue', 'stuck'] as const satisfies readonly TaskFilter[],
  sorts: ['title', 'staff', 'dueAt', 'createdAt', 'closedAt'],
};

/** Past its due time (ISO instant) and still not done. */
export function isOverdue(task: { state: string; dueAt: string }, now: number): boolean {
  return task.state === 'open' && Date.parse(task.dueAt) < now;
}
