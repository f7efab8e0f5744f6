/** What the addresses of the lists of users, changes and deliveries may say. */
export const userListSpec = {
  filters: ['search', 'role', 'state'] as const,
  sorts: ['name', 'login', 'createdAt', 'lastSeenAt'],
};
export const auditListSpec = {
  filters: ['actor', 'object', 'act'] as const,
  sorts: ['at', 'actor', 'object'],
};
export const deliveryListSpec = {
  filters: ['webhook', 'state', 'event'] as const,
  sorts: ['createdAt', 'attempts'],
};

export type UserFilter = (typeof userListSpec.filters)[number];
export type AuditFilter = (typeof auditListSpec.filters)[number];
export type DeliveryFilter = (typeof deliveryListSpec.filters)[number];
