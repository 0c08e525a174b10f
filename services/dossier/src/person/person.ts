import { refusal, type PartyRole, type Refusal, type RpcRequest, type receiveDossier } from '@haicap/contracts';
import { checkPersonalNumber, err, localDate, normalizeName, ok, type LocalDate, type PersonalNumberWarning, type Result } from '@haicap/kernel';

type Request = RpcRequest<typeof receiveDossier>;
type Applicant = Request['applicant'];
type Citizen = NonNullable<Request['submitter']>;
export type Representation = NonNullable<Request['representation']>;

/** What is kept about a person beyond name, numbers and the way to reach him. */
export interface PersonDetails {
  readonly dateOfBirth?: LocalDate | undefined;
  readonly sex?: 'male' | 'female' | undefined;
  readonly email?: string | undefined;
  /** Of a representative: why he may act. */
  readonly representation?: Representation | undefined;
}

/** A person or an organisation in one role of a dossier, checked. */
export interface Party {
  readonly role: PartyRole;
  readonly kind: 'citizen' | 'organisation';
  readonly fullName: string;
  /** 12 digits. */
  readonly personalNumber: string | null;
  readonly organisationCode: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly details: PersonDetails;
}

/** What looks wrong about a personal number and does not block; of anybody but the applicant with the role. */
export type PartyWarning = PersonalNumberWarning & { readonly role?: PartyRole };

export interface CheckedParties {
  readonly parties: readonly Party[];
  readonly warnings: readonly PartyWarning[];
}

export type PartiesOfRequest = Pick<Request, 'applicant' | 'submitter' | 'representative' | 'representation'>;

// What says that somebody may act for another; a parent, a guardian or the head of an organisation shows it otherwise.
const BASIS_WITH_DOCUMENT: readonly Representation['basis'][] = ['power-of-attorney', 'organisation-mandate', 'court-decision'];

/** Checks everybody a dossier names. A refusal says who and which field; it repeats no value, because it may reach a log. */
export function checkParties(request: PartiesOfRequest, today: LocalDate): Result<CheckedParties, Refusal> {
  const represented = checkRepresentation(request);
  if (!represented.ok) return represented;
  const named: (readonly [PartyRole, Applicant | Citizen | undefined])[] = [
    ['applicant', request.applicant], ['submitter', request.submitter], ['representative', request.representative],
  ];
  const parties: Party[] = [];
  for (const [role, given] of named) {
    if (!given) continue;
    const party = checkParty(role, given, today);
    if (!party.ok) return party;
    parties.push(role === 'representative' ? { ...party.value, details: { ...party.value.details, representation: request.representation } } : party.value);
  }
  return ok({ parties, warnings: warningsOf(parties, today) });
}

/** The warnings about numbers that were accepted; computed again when an answer is repeated. */
export function warningsOf(parties: readonly Party[], today: LocalDate): PartyWarning[] {
  return parties.flatMap(({ role, personalNumber, details: { dateOfBirth, sex } }) => {
    if (personalNumber === null) return [];
    const checked = checkPersonalNumber(personalNumber, {
      currentYear: Number(today.slice(0, 4)), ...(sex === undefined ? {} : { sex }),
      ...(dateOfBirth === undefined ? {} : { birthYear: Number(dateOfBirth.slice(0, 4)) }),
    });
    if (!checked.ok) return [];
    return checked.value.warnings.map((warning): PartyWarning => (role === 'applicant' ? warning : { ...warning, role }));
  });
}

const invalid = (role: PartyRole | 'representation', field: string, reason: string): Result<never, Refusal> =>
  err(refusal('PARTY_INVALID', { role, field, reason }));

function checkRepresentation({ applicant, representative, representation }: PartiesOfRequest): Result<null, Refusal> {
  // An organisation does not stand at a desk: somebody acts for it, and says by what right.
  if (applicant.kind === 'organisation' && !representative) return invalid('representative', 'representative', 'required-for-organisation');
  if (representative && !representation) return invalid('representation', 'basis', 'required');
  if (!representative && representation) return invalid('representative', 'representative', 'required');
  return representation && !isShown(representation) ? invalid('representation', 'documentNumber', 'required') : ok(null);
}

function isShown({ basis, documentNumber = '', fileId }: Representation): boolean {
  return !BASIS_WITH_DOCUMENT.includes(basis) || documentNumber !== '' || fileId !== undefined;
}

function checkParty(role: PartyRole, given: Applicant | Citizen, today: LocalDate): Result<Party, Refusal> {
  const kind = ('kind' in given ? given.kind : undefined) ?? 'citizen';
  const code = 'organisationCode' in given ? given.organisationCode : undefined;
  const organisationCode = checkOrganisationCode(role, kind, code);
  if (!organisationCode.ok) return organisationCode;
  const personalNumber = readPersonalNumber(given.personalNumber);
  if (!personalNumber.ok) return personalNumber;
  if (kind === 'organisation' && personalNumber.value !== null) return invalid(role, 'personalNumber', 'not-for-organisations');
  if (given.dateOfBirth !== undefined && given.dateOfBirth > today) return invalid(role, 'dateOfBirth', 'in-the-future');
  return ok({
    role, kind, fullName: normalizeName(given.fullName), personalNumber: personalNumber.value, organisationCode: organisationCode.value,
    phone: orNull(given.phone), address: orNull(given.address), details: detailsOf(given),
  });
}

function detailsOf({ dateOfBirth, sex, email }: Applicant | Citizen): PersonDetails {
  return { ...(dateOfBirth === undefined ? {} : { dateOfBirth: localDate(dateOfBirth) }), ...(sex === undefined ? {} : { sex }), ...(email ? { email } : {}) };
}

/** The number without spaces and dots, or null when none is given. The refusal carries no digits: params reach logs and screens. */
export function readPersonalNumber(text: string | undefined): Result<string | null, Refusal> {
  if (text === undefined || text.trim() === '') return ok(null);
  const checked = checkPersonalNumber(text);
  return checked.ok ? ok(checked.value.number) : err(refusal('PERSONAL_NUMBER_INVALID', {}));
}

/** The code of an organisation as it is kept, or null when the text is none: 10 digits, 3 more for a branch. */
export function readOrganisationCode(text: string): string | null {
  const match = /^(\d{10})-?(\d{3})?$/.exec(text.replace(/[\s.]/g, ''));
  return match ? [match[1], match[2]].filter((part) => part !== undefined).join('-') : null;
}

/** The digits of a phone number, the country's own code as 0; what else was typed around them does not matter. */
export function readPhone(text: string): string {
  return text.replace(/\D/g, '').replace(/^84(?=\d{9}$)/, '0');
}

function checkOrganisationCode(role: PartyRole, kind: Party['kind'], text: string | undefined): Result<string | null, Refusal> {
  const isGiven = text !== undefined && text.trim() !== '';
  if (kind === 'citizen') return isGiven ? invalid(role, 'organisationCode', 'not-for-citizens') : ok(null);
  if (!isGiven) return invalid(role, 'organisationCode', 'required');
  const code = readOrganisationCode(text);
  return code === null ? invalid(role, 'organisationCode', 'form') : ok(code);
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
