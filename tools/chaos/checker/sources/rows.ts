/** An event of an owner's log, with what became of its outbox entry. */
export type LogEvent = {
  id: number; eventId: string; noun: string; aggregateId: string; version: number;
  /** The past participle of its type. */
  kind: string; actor: string;
  /** What the body says of a dossier; null for other nouns. */
  code: string | null; status: string | null;
  queued: number; published: boolean;
  /** Where it stands in the stream, as its relay was told last. */
  streamSeq: number | null;
};

export type Head = { noun: string; aggregateId: string; version: number };

export type DossierRow = {
  id: string; code: string; version: number; status: string;
  competentUnitId: string; receivingUnitId: string; procedureCode: string; field: string;
  receivedOn: string | null; dueOn: string | null; completedOn: string | null; timeliness: string | null; historic: boolean;
  /** From a file of an earlier system: nobody attempted it, and it has one audit entry for many. */
  loaded: boolean;
};

export type StepRow = {
  dossierId: string; version: number; type: string; status: string;
  /** The day in Vietnam. */
  day: string;
  dueOn: string | null; completedOn: string | null; timeliness: string | null;
};

export type KeyRow = { account: string; route: string; key: string; aggregateId: string; version: number };

/** What one service keeps of its own history. */
export type OwnerRows = {
  service: string; events: readonly LogEvent[]; heads: readonly Head[];
  /** Outbox entries of no event. */
  strayEntries: number;
};

export type InboxRow = {
  source: string; eventId: string; aggregateId: string; version: number;
  /** Microseconds; only their order matters. */
  appliedAt: number;
};

export type ReachedRow = { source: string; aggregateId: string; version: number };
export type LetterRow = { source: string; aggregateId: string | null; version: number | null };

/** What one service keeps of the history of others. */
export type ConsumerRows = {
  service: string; inbox: readonly InboxRow[]; reached: readonly ReachedRow[]; parked: readonly ReachedRow[];
  /** Dead letters that nobody has replayed. */
  letters: readonly LetterRow[];
};
