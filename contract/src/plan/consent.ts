/** What a person may agree to: messages, invitations to groups, moments on their feed, the keeping of a profile. 授权范围 */
export const consentScopes = ['message', 'group', 'moments', 'profile'] as const;
export type ConsentScope = (typeof consentScopes)[number];

/** True for a scope that exists; events may carry anything. */
export function isConsentScope(value: unknown): value is ConsentScope {
  return (consentScopes as readonly unknown[]).includes(value);
}
