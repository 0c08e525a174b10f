import { createMongoAbility, type MongoAbility, type MongoQuery } from '@casl/ability';
import { RULES, type Grant, type Place, type Subject } from './rules.js';
import { unitsHeld, type Acting, type HeldDelegation, type Rights } from './rights.js';

/** An object as somebody faces it. A place that an object does not have is left out, and no post counts at it. */
export interface Faced {
  readonly unitId?: string;
  readonly supportUnitId?: string | null;
  readonly receivingUnitId?: string;
  readonly competentUnitId?: string;
  readonly returningUnitId?: string;
  /** Units that were asked for their opinion or were competent before. */
  readonly involvedUnitIds?: readonly string[];
  /** Units that have a question to answer. */
  readonly askedUnitIds?: readonly string[];
  readonly ownerAccountId?: string | null;
  readonly assigneeId?: string | null;
  readonly isReceived?: boolean;
}

type FacedAs = Faced & { readonly kind: Subject };
type PolicyAbility = MongoAbility<[string, Subject | FacedAs]>;
type OneRule = Omit<HeldRule, 'onBehalfOf'>;

/** A rule as abilities are made from it: what, and with which objects. */
export interface HeldRule extends Acting {
  readonly subject: Subject;
  readonly action: string;
  readonly conditions: MongoQuery;
}

/** An ability together with the person in whose place it is used. */
export interface Power extends Acting {
  readonly ability: PolicyAbility;
}

const FIELD_AT: Readonly<Record<Exclude<Place, 'anywhere'>, keyof Faced>> = {
  unit: 'unitId', receiving: 'receivingUnitId', competent: 'competentUnitId', returning: 'returningUnitId', support: 'supportUnitId',
  asked: 'askedUnitIds', involved: 'involvedUnitIds',
};

/** What a delegation hands on are actions on dossiers, and the signature on their files. */
export const DELEGABLE: readonly Subject[] = ['dossier', 'file'];

// Whoever asks twice in a request asks with the same rights. Abilities are made for the rows that are asked for: the whole table takes
// a millisecond, and a batch of receipts comes from as many people as it has receipts.
const made = new WeakMap<Rights, Map<string, readonly Power[]>>();

/** What a person can do of one action: by the own right, and in the place of each who delegated it. Made from the table, denied by default. */
export function powersFor(rights: Rights, subject: Subject, action: string): readonly Power[] {
  const known = made.get(rights) ?? new Map<string, readonly Power[]>();
  made.set(rights, known);
  const name = `${subject} ${action}`;
  const before = known.get(name);
  if (before) return before;
  const rows = TABLE.get(name) ?? [];
  const powers = [
    { onBehalfOf: null, ability: abilityFrom(rows.flatMap((row) => ownRules(row, rights))) },
    ...rights.delegations.map((one) => ({ onBehalfOf: one.fromAccountId, ability: abilityFrom(rows.flatMap((row) => delegatedRules(row, one))) })),
  ];
  known.set(name, powers);
  return powers;
}

const abilityFrom = (rules: OneRule[]): PolicyAbility => createMongoAbility<PolicyAbility>(rules, { detectSubjectType: ({ kind }) => kind });

interface Row { readonly subject: Subject; readonly action: string; readonly grant: Grant }

const TABLE = new Map<string, Row[]>(Object.entries(RULES).flatMap(([subject, actions]) =>
  Object.entries(actions as Readonly<Record<string, readonly Grant[]>>).map(([action, grants]): [string, Row[]] =>
    [`${subject} ${action}`, grants.map((grant) => ({ subject: subject as Subject, action, grant }))])));

/** Every rule of the table that somebody holds, own ones and those to be used in somebody's place. */
export function heldRules(rights: Rights): HeldRule[] {
  const given = (rules: readonly OneRule[], onBehalfOf: string | null): HeldRule[] => rules.map((rule) => ({ ...rule, onBehalfOf }));
  return [...TABLE.values()].flat().flatMap((row) => [
    ...given(ownRules(row, rights), null), ...rights.delegations.flatMap((one) => given(delegatedRules(row, one), one.fromAccountId)),
  ]);
}

/** The place at which a rule asks for a unit; undefined when it asks for none. */
export function placeOf(conditions: MongoQuery): Exclude<Place, 'anywhere'> | undefined {
  return (Object.keys(FIELD_AT) as (keyof typeof FIELD_AT)[]).find((place) => FIELD_AT[place] in conditions);
}

function ownRules({ subject, action, grant }: Row, rights: Rights): OneRule[] {
  const rule = (conditions: MongoQuery): OneRule => ({ action, subject, conditions });
  const [leading, working] = grant.holder === undefined ? [grant, null] : [
    { roles: grant.roles.filter((role) => role === 'chair') }, { ...grant, roles: grant.roles.filter((role) => role !== 'chair') },
  ];
  return [
    ...placed(grant, unitsHeld(rights, leading)).map(rule),
    ...placed(grant, working === null ? [] : unitsHeld(rights, working)).map((conditions) => rule({ ...conditions, assigneeId: { $in: [null, rights.accountId] } })),
    ...(rights.isCitizen && grant.owner ? [rule({ ...standing(grant), ownerAccountId: rights.accountId })] : []),
    ...(rights.isCitizen && grant.roles.includes('citizen') ? [rule(standing(grant))] : []),
  ];
}

/** What somebody handed on is theirs by their role in that unit; whose work it is does not matter to them, so it does not to the delegate. */
function delegatedRules({ subject, action, grant }: Row, { role, unitId, actions }: HeldDelegation): OneRule[] {
  if (!DELEGABLE.includes(subject) || !actions.includes(action) || !grant.roles.includes(role)) return [];
  return placed(grant, [unitId]).map((conditions) => ({ action, subject, conditions }));
}

/** The conditions under which a row counts for who holds these units: one for each place. */
function placed(grant: Grant, unitIds: readonly string[]): MongoQuery[] {
  if (unitIds.length === 0) return [];
  return grant.at.map((place) => ({ ...standing(grant), ...(place === 'anywhere' ? {} : { [FIELD_AT[place]]: { $in: unitIds } }) }));
}

const standing = (grant: Grant): MongoQuery => (grant.while === undefined ? {} : { isReceived: grant.while === 'received' });

/** The units of an object at which a post counts for a row of the table. */
export function unitsAt(at: readonly Place[], faced: Faced): readonly string[] {
  return [...new Set(at.flatMap((place) => {
    if (place === 'anywhere') return [];
    const units = faced[FIELD_AT[place]] as string | readonly string[] | null | undefined;
    return units ?? [];
  }))];
}
