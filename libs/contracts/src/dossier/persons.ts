import { z } from 'zod';
import { LOOKS_AT_DOSSIER } from '../core/looks.js';
import { defineRpc } from '../core/rpc.js';
import { localDate, offsetTime } from '../core/page.js';

const text = (charsMax: number) => z.string().trim().max(charsMax);

export const personKind = z.enum(['citizen', 'organisation']);
export const sex = z.enum(['male', 'female']);

const contact = { phone: text(20).optional(), address: text(300).optional(), email: text(200).optional() };

/** A citizen in one of the roles of a dossier. */
export const citizenParty = z.strictObject({
  fullName: text(120).min(1),
  /** 12 digits; optional at the counter for those who have none. */
  personalNumber: z.string().max(20).optional(),
  dateOfBirth: localDate.optional(),
  sex: sex.optional(),
  ...contact,
});

/** Whose matter it is: a citizen (when `kind` is left out), or an organisation under its code, which a representative acts for. */
export const applicant = citizenParty.extend({
  kind: personKind.optional(),
  /** Business or organisation code: 10 digits, with 3 more for a branch. */
  organisationCode: z.string().max(20).optional(),
});

/** Why somebody may act for the applicant. */
export const representationBasis = z.enum(['power-of-attorney', 'legal-guardian', 'family-member', 'organisation-head', 'organisation-mandate', 'court-decision']);
export const representation = z.strictObject({
  basis: representationBasis,
  /** The document that says so; a basis that rests on one needs its number or the file. */
  documentNumber: text(60).optional(),
  documentOn: localDate.optional(),
  issuedBy: text(200).optional(),
  fileId: z.uuid().optional(),
});

export const partyRole = z.enum(['applicant', 'submitter', 'representative']);
export type PartyRole = z.infer<typeof partyRole>;

/** Everybody a dossier names. Who hands it in is `submitter`; left out, it is the applicant or the representative. */
export const partiesOfDossier = {
  applicant,
  submitter: citizenParty.optional(),
  representative: citizenParty.optional(),
  /** Needed beside a representative, and only there. */
  representation: representation.optional(),
};

/** Where a result is sent that nobody fetches; the applicant gets it unless somebody else is named. */
export const returnByPost = z.strictObject({ recipient: text(200).min(1).optional(), phone: text(30).min(1).optional(), address: text(500).min(1) });
export type ReturnByPost = z.infer<typeof returnByPost>;

const DESK_ROLES = ['one-stop-officer', 'specialist', 'chair'] as const;

/** A person of a dossier as its officers and its owner read it. */
export const dossierParty = z.object({
  role: partyRole, kind: personKind, fullName: z.string(),
  personalNumber: z.string().nullable(), organisationCode: z.string().nullable(),
  dateOfBirth: localDate.nullable(), sex: sex.nullable(),
  phone: z.string().nullable(), address: z.string().nullable(), email: z.string().nullable(),
});

export const filedComponent = z.object({
  code: z.string(), originals: z.int(), copies: z.int(), certifiedCopies: z.int().default(0), files: z.array(z.uuid()),
  /** Its data were looked up instead of a paper. */
  replacedByData: z.boolean(),
  /** The earlier dossier of the same applicant it was taken from. */
  reusedFrom: z.uuid().nullable(),
});

/** What was filed, with everybody's data in full: for officers of the dossier's units and for its owner. Each look is audited. */
export const lookUpFiling = defineRpc({
  service: 'dossier', name: 'look-up-filing', kind: 'query', access: [...DESK_ROLES, 'citizen'],
  request: z.strictObject({ dossierId: z.uuid() }),
  reply: z.object({
    dossierId: z.uuid(), caseCode: z.string().nullable(),
    parties: z.array(dossierParty), representation: representation.nullable(),
    /** How many sets of papers were handed in, and where the result goes by post; null when it is fetched. */
    sets: z.int().default(1), returnByPost: returnByPost.nullable().default(null),
    components: z.array(filedComponent), formData: z.record(z.string(), z.unknown()).nullable(),
  }),
  looks: LOOKS_AT_DOSSIER, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});

/**
 * The same person found again at a desk, by a number and never by a name. What lies outside of the caller's units is
 * masked and comes without contact data. Each look is audited.
 */
export const searchPersons = defineRpc({
  service: 'dossier', name: 'search-persons', kind: 'query', access: ['one-stop-officer'],
  request: z.strictObject({ personalNumber: z.string().trim().min(1).max(20).optional(), organisationCode: z.string().trim().min(1).max(20).optional() }),
  reply: z.object({
    persons: z.array(dossierParty.omit({ role: true }).extend({
      masked: z.boolean(),
      /** When this was last said, and in which dossier where the caller may see it. */
      asOf: offsetTime, dossierId: z.uuid().nullable(), dossierCode: z.string().nullable(),
    })),
    /** Papers of earlier dossiers that may be named with `reusedFrom` instead of being handed in again. */
    components: z.array(z.object({
      dossierId: z.uuid(), dossierCode: z.string(), procedureCode: z.string(), procedureName: z.string(), code: z.string(), name: z.string(), handedInOn: localDate,
    })),
    warnings: z.array(z.looseObject({ code: z.string() })),
  }),
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'PERSONAL_NUMBER_INVALID', 'PARTY_INVALID'],
});
