import { HetangError } from '../../../kernel/errors.ts';
import { type TaskPage, taskSorts } from '../sql/list-tasks.ts';

/**
 * The order that a request asks for.
 * @throws HetangError `request/invalid` for a field that tasks are not sorted by.
 */
export function readSort(text: string | undefined): TaskPage['sort'] {
  if (text === undefined || text === '') return null;
  const by = taskSorts.find((known) => known === text.replace(/^-/, ''));
  if (!by) throw new HetangError('request/invalid', { field: 'sort', problem: taskSorts.join(', ') });
  return { by, descending: text.startsWith('-') };
}
