import { raw, type Sql } from '../../kernel/database/sql.ts';

/** Where reach is kept account of: by contact, or by customer group. */
export interface Ledger {
  table: Sql;
  /** Column of ledger and intention that says whose it is. */
  key: Sql;
  type: Sql;
}

export const contactLedger: Ledger = {
  table: raw('reach_quota'),
  key: raw('contact_id'),
  type: raw('bigint'),
};

export const groupLedger: Ledger = {
  table: raw('group_reach_quota'),
  key: raw('chat_id'),
  type: raw('text'),
};
