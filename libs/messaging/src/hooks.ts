// The two ways by which a build for tests reaches into this library and into libs/outbox (docs/adr/0018). Here they do
// nothing. Such a build puts other files in the place of this one; what is shipped has no others.

/** A point at which a test may hold the process, or end it. Answers what has to be awaited; nothing here. */
export const failpoint = (_name: string, _detail?: string): Promise<void> | undefined => undefined;

/**
 * A part of the product that a test may exchange for a wrong one, to see whether somebody notices. Here it is the part itself.
 * Example: `export const claimKeys = seam('claim-keys', async (tx: EntityManager, claims: readonly KeyClaim[]) => …)`.
 */
export const seam = <Part>(_name: string, part: Part): Part => part;
