export type TaskFilter = 'search' | 'state' | 'kind' | 'staff';

/** What the address of the task list may say. */
export const taskListSpec = {
  filters: ['search', 'state', 'kind', 'staff'] as const satisfies readonly TaskFilter[],
  sorts: ['dueAt', 'createdAt'],
};

/** Past its due time (ISO instant) and still not done. */
export function isOverdue(task: { state: string; dueAt: string }, now: number): boolean {
  return task.state === 'open' && Date.parse(task.dueAt) < now;
}
