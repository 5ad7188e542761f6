/** A browser on a site: anonymous until identified; its token is kept only as a hash. */
import type { ContactId, RuleId, SiteId, VisitorId } from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

export type Visitor = {
  readonly id: VisitorId;
  readonly version: number;
  readonly siteId: SiteId;
  /** SHA-256 of the token, and the origin the token is good for. */
  readonly tokenHash: string;
  readonly origin: string;
  readonly contactId: ContactId | null;
  readonly firstSeenAt: Ms;
  readonly lastSeenAt: Ms;
  readonly visits: number;
  /** Rules this visitor said no to, and until when they stay silent. */
  readonly declined: readonly { readonly ruleId: RuleId; readonly untilMs: Ms }[];
};
