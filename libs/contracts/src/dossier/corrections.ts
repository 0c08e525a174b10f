import { z } from 'zod';
import { LOOKS_AT_DOSSIER } from '../core/looks.js';
import { defineRpc } from '../core/rpc.js';
import { localDate, offsetTime } from '../core/page.js';
import { defineChange, reason } from './dossier-change.js';
import { DOSSIER_STATUSES_ENDED, DOSSIER_STATUSES_OPEN, type DossierStatus } from './dossiers.js';
import { partyRole, returnByPost, sex } from './persons.js';
import type { Role } from '../core/actor.js';

/** What may be corrected about a person of a dossier. */
export const correctableField = z.enum(['fullName', 'personalNumber', 'organisationCode', 'dateOfBirth', 'sex', 'phone', 'address', 'email']);
export type CorrectableField = z.infer<typeof correctableField>;

interface CorrectionRule {
  readonly fields: readonly CorrectableField[];
  readonly statuses: readonly DossierStatus[];
  readonly roles: readonly Role[];
}

const CONTACT: readonly CorrectableField[] = ['phone', 'address', 'email'];
const IDENTITY: readonly CorrectableField[] = ['fullName', 'personalNumber', 'organisationCode', 'dateOfBirth', 'sex'];
const BEFORE_A_DRAFT: readonly DossierStatus[] = ['submitted', 'received', 'assigned', 'supplement-requested', 'payment-required', 'returned-by-approver'];

/**
 * Which fields may be corrected by whom in which state. A draft that waits for approval names the person already, so
 * from there on only the chair corrects who it is; a result that was completed is withdrawn and replaced instead.
 */
export const CORRECTION_RULES: readonly CorrectionRule[] = [
  { fields: CONTACT, statuses: [...DOSSIER_STATUSES_OPEN, 'completed'], roles: ['one-stop-officer', 'specialist', 'chair'] },
  { fields: IDENTITY, statuses: BEFORE_A_DRAFT, roles: ['one-stop-officer', 'specialist', 'chair'] },
  { fields: IDENTITY, statuses: DOSSIER_STATUSES_OPEN.filter((status) => !BEFORE_A_DRAFT.includes(status)), roles: ['chair'] },
];

/** The fields that one of these roles may correct in a state. */
export function correctableFields(status: DossierStatus, roles: readonly Role[]): CorrectableField[] {
  if (DOSSIER_STATUSES_ENDED.includes(status) && status !== 'completed') return [];
  const allowed = CORRECTION_RULES.filter((rule) => rule.statuses.includes(status) && rule.roles.some((role) => roles.includes(role)));
  return correctableField.options.filter((field) => allowed.some(({ fields }) => fields.includes(field)));
}

/** Whether one of these roles may correct what was filled into the e-form: a draft rests on it as on who the person is. */
export function isFormCorrectable(status: DossierStatus, roles: readonly Role[]): boolean {
  return correctableFields(status, roles).includes('fullName');
}

/** Whether one of these roles may correct where the result goes by post: as an address, until it has gone. */
export function isPostCorrectable(status: DossierStatus, roles: readonly Role[]): boolean {
  return correctableFields(status, roles).includes('address');
}

/** How many places of an e-form one correction may name. */
export const FORM_CORRECTIONS_MAX = 50;
/** A place in an e-form as a JSON pointer: names as forms may have them, and places in lists. */
export const formPointer = z.string().max(400).regex(/^(\/([A-Za-z][A-Za-z0-9_]{0,59}|0|[1-9]\d{0,2})){1,16}$/);

/**
 * Corrects data of a person, of the e-form, where the result goes by post, or several; what stood there before is kept beside it. An empty
 * text takes a value of a person away, null one of the form or the wish for the post. The form as a whole has to be right afterwards, as the version of the dossier asks for it.
 */
export const correctDossier = defineChange('correct-dossier', ['one-stop-officer', 'specialist', 'chair'], {
  ...reason,
  role: partyRole.default('applicant'),
  changes: z.strictObject({
    fullName: z.string().trim().min(1).max(120), personalNumber: z.string().trim().max(20), organisationCode: z.string().trim().max(20),
    dateOfBirth: z.union([localDate, z.literal('')]), sex: z.union([sex, z.literal('')]),
    phone: z.string().trim().max(20), address: z.string().trim().max(300), email: z.string().trim().max(200),
  }).partial().default({}),
  form: z.record(formPointer, z.unknown()).refine((places) => Object.keys(places).length <= FORM_CORRECTIONS_MAX).optional(),
  returnByPost: returnByPost.nullable().optional(),
}, ['FORM_DATA_INVALID', 'REASON_REQUIRED', 'FIELD_NOT_CORRECTABLE', 'CORRECTION_EMPTY', 'PERSONAL_NUMBER_INVALID', 'PARTY_INVALID', 'PARTY_NOT_FOUND']);

const correctedWhy = { reasonCode: z.string(), reasonLabel: z.string(), reasonText: z.string(), correctedBy: z.string() };

/** Both values of every correction of a dossier, for officers of its units; each look is audited. */
export const listCorrections = defineRpc({
  service: 'dossier', name: 'list-corrections', kind: 'query', access: ['one-stop-officer', 'specialist', 'chair'],
  request: z.strictObject({ dossierId: z.uuid() }),
  reply: z.object({
    corrections: z.array(z.object({
      version: z.int(), at: offsetTime, role: partyRole, field: correctableField, before: z.string().nullable(), after: z.string().nullable(),
      ...correctedWhy,
    })),
    /** Of the e-form, by place; null where nothing stood. */
    formCorrections: z.array(z.object({ version: z.int(), at: offsetTime, pointer: formPointer, before: z.unknown(), after: z.unknown(), ...correctedWhy })).default([]),
    /** Of where the result goes by post; null where it was fetched. */
    postCorrections: z.array(z.object({ version: z.int(), at: offsetTime, before: returnByPost.nullable(), after: returnByPost.nullable(), ...correctedWhy })).default([]),
  }),
  looks: LOOKS_AT_DOSSIER, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});
