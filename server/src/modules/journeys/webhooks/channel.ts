/** NOTIFY channel that wakes whoever makes the calls. */
export const WEBHOOK_CHANNEL = 'hetang_webhook';
