import { AsyncLocalStorage } from 'node:async_hooks';

/** Whose doing the statements are; PostgreSQL's triggers write it beside what changes. */
export interface Actor {
  kind: string;
  id: number;
  name: string;
  ip: string;
  /** As the server has it: `PUT /v1/users/:id`. */
  route: string;
  request: string;
  /** ISO 8601. */
  at: string;
}

/** What one request does ends with it, though work that it has started may go on. */
interface Doing {
  actor: Actor;
  over: boolean;
}

const doings = new AsyncLocalStorage<Doing>();

/** Runs `work`, and all that it awaits, as somebody's doing. @returns ends it. */
export function actingAs(actor: Actor, work: () => void): () => void {
  const doing: Doing = { actor, over: false };
  doings.run(doing, work);
  return () => {
    doing.over = true;
  };
}

/** Who acts now, as the transaction is told; null for the product itself. */
export function currentActor(): string | null {
  const doing = doings.getStore();
  return doing && !doing.over ? JSON.stringify(doing.actor) : null;
}
