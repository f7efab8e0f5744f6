import type { IdLookupChannel } from './channels/id-lookup.ts';
import type { RemarkChannel } from './channels/remarks.ts';
import type { CardPress } from './channels/staff-cards.ts';
import type { StaffFigureChannel } from './channels/staff-figures.ts';
import type { Clock } from './kernel/clock.ts';
import type { Database } from './kernel/database/database.ts';
import type { Logger } from './kernel/telemetry/logger.ts';
import { lookUpIds } from './modules/contacts/api.ts';
import { readFigures } from './modules/figures/api.ts';
import { writeRemarks } from './modules/remarks/api.ts';
import { pressCard } from './modules/tasks/api.ts';
import { currentPlan } from './plan/current.ts';

/** What the platform keeps of members and their friends, as the jobs need it. */
export interface PlatformStaff {
  /** Writes the remarks that codes want on new friends. */
  writeRemarks(): Promise<void>;
  /** Reads what the platform counts of members, as far as it is not known. */
  readFigures(): Promise<void>;
  /** Asks who the customers of a shop or an Official Account are as customers here. */
  lookUpIds(): Promise<void>;
}

/** Joins the modules and the channel. */
export function makePlatformStaff(
  { db, clock, log }: { db: Database; clock: Clock; log: Logger },
  port: RemarkChannel & StaffFigureChannel & IdLookupChannel,
): PlatformStaff {
  return {
    async writeRemarks() {
      await writeRemarks({ db, clock, port });
    },
    async lookUpIds() {
      await lookUpIds({ db, clock, port });
    },
    async readFigures() {
      const current = await currentPlan(db);
      if (current) await readFigures({ db, clock, log, port }, current.plan);
    },
  };
}

/** What a press on a card does, and its note. */
export const makeCardHook =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  (press: CardPress): Promise<string> =>
    db.transaction((tx) => pressCard(tx, press, clock.now()));
