/** Local times of day; may pass midnight. */
export interface QuietHours {
  from: string;
  to: string;
}

/** When customers are left alone unless the server is set otherwise. 默认免打扰时段 */
export const defaultQuietHours: QuietHours = { from: '21:30', to: '08:30' };
