import { checkPersonalNumber, err, ok, vnFold, type Result } from '@haicap/kernel';

/** How sure the provider is of who somebody is: level 1 by their own word and a phone, level 2 by their card, face to face. */
export type Assurance = 1 | 2;
export type UpstreamKind = 'vneid' | 'province';

/** Whom a provider says that it has signed in. Nothing else of its claims is kept. */
export type UpstreamPerson =
  | {
      readonly kind: 'citizen'; readonly subject: string; readonly fullName: string;
      /** As ISO writes it, when the provider tells it. */
      readonly birthDate: string | null;
      /** Told at level 2 alone: at level 1 it is the person's own word, and the account of a number is of whoever has it. */
      readonly personalNumber: string | null; readonly assurance: Assurance;
    }
  | { readonly kind: 'officer'; readonly subject: string; readonly login: string };

/** Why nobody is signed in; each has its page. */
export type SignInRefusal =
  | 'provider-away' | 'provider-refused' | 'answer-invalid' | 'visit-over'
  | 'claims-missing' | 'not-a-person' | 'assurance-too-low' | 'no-officer' | 'account-locked';

export interface ProfileSettings {
  readonly kind: UpstreamKind;
  readonly minimumAssurance: Assurance;
  /** The claim in which a province's provider tells the login. */
  readonly loginClaim: string;
}

export type Claims = Readonly<Record<string, unknown>>;

// A login as registry writes it; anything else cannot be an officer's.
const LOGIN = /^[a-z0-9][a-z0-9._@-]{0,79}$/;
const NAME_MAX = 120;
const CITIZEN_NEEDS = ['LoaiTaiKhoan', 'loAs', 'HoVaTen'];
const PERSON = '1';
const LEVELS: ReadonlyMap<string, Assurance> = new Map([['1', 1], ['2', 2]]);

/** Whether the claims at hand are enough, or the provider has to be asked for the rest. */
export function isEnough(claims: Claims, { kind, loginClaim }: ProfileSettings): boolean {
  return (kind === 'vneid' ? CITIZEN_NEEDS : [loginClaim]).every((name) => textOf(claims[name]) !== undefined);
}

/** The signed claims with what the provider tells beside them. What was signed stands. */
export function withTold(signed: Claims, told: Claims): Claims {
  return { ...told, ...signed };
}

/** Reads the claims of a provider of one kind. What is not understood is refused and not guessed. */
export function readPerson(claims: Claims, settings: ProfileSettings): Result<UpstreamPerson, SignInRefusal> {
  const subject = textOf(claims['sub']);
  if (subject === undefined) return err('claims-missing');
  return settings.kind === 'vneid' ? readCitizen(subject, claims, settings.minimumAssurance) : readOfficer(subject, claims[settings.loginClaim]);
}

// Claims as the national portal hands them on. Level 0 or a word that is no level is not a level.
function readCitizen(subject: string, claims: Claims, minimum: Assurance): Result<UpstreamPerson, SignInRefusal> {
  const [accountType, level, fullName] = CITIZEN_NEEDS.map((name) => textOf(claims[name]));
  if (accountType === undefined || level === undefined || fullName === undefined) return err('claims-missing');
  if (accountType !== PERSON) return err('not-a-person');
  const assurance = LEVELS.get(level);
  if (assurance === undefined || assurance < minimum) return err('assurance-too-low');
  return ok({
    kind: 'citizen', subject, assurance, fullName: fullName.normalize('NFC').slice(0, NAME_MAX),
    birthDate: birthDateOf(textOf(claims['NgayThangNamSinh'])), personalNumber: assurance === 2 ? personalNumberOf(textOf(claims['SoDinhDanh'])) : null,
  });
}

function readOfficer(subject: string, claim: unknown): Result<UpstreamPerson, SignInRefusal> {
  const login = textOf(claim)?.toLowerCase();
  if (login === undefined) return err('claims-missing');
  return LOGIN.test(login) && vnFold(login) === login ? ok({ kind: 'officer', subject, login }) : err('no-officer');
}

function personalNumberOf(text: string | undefined): string | null {
  const number = checkPersonalNumber(text ?? '');
  return number.ok ? number.value.number : null;
}

function birthDateOf(text: string | undefined): string | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text ?? '') ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}
