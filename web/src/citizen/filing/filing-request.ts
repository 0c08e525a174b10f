import type { receiveDossier, RpcRequest } from '@haicap/contracts';
import type { Problem } from '../../api/client.js';
import type { FilingDraft } from '../../draft/draft.js';
import { answersOf, componentsOf, isAnsweredByForm, paperFor, wholePerson, type Procedure, type Step } from './filing-steps.js';

export type FilingRequest = RpcRequest<typeof receiveDossier>;
type Component = NonNullable<FilingRequest['components']>[number];

const given = <T extends object>(entries: T): Partial<T> => Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== '')) as Partial<T>;

/** What is sent of a draft in which every step is done. */
export function requestOf(procedure: Procedure, draft: FilingDraft): FilingRequest {
  const { fullName, personalNumber, dateOfBirth, sex, phone, address, email } = wholePerson(draft.person);
  const { recipient, phone: postPhone, address: postAddress } = draft.post;
  return {
    procedureCode: procedure.code, receivingUnitId: draft.unit?.unitId ?? '', desk: '1',
    ...(draft.caseCode === null || draft.caseCode === NO_CASE ? {} : { caseCode: draft.caseCode }),
    ...(procedure.eForm === null ? {} : { formData: answersOf(procedure, draft) }),
    applicant: { fullName, personalNumber, dateOfBirth, phone, address, ...given({ email }), ...(sex === '' ? {} : { sex }) },
    components: componentsOf(procedure, draft.caseCode).flatMap((one): Component[] => {
      const none = { code: one.code, originals: 0, copies: 0 };
      // The form is the declaration; it counts as the one original.
      if (isAnsweredByForm(procedure, one)) return [{ ...none, originals: 1 }];
      const { way, files } = paperFor(one, draft);
      if (way === 'data') return [{ ...none, replacedByData: true }];
      if (way === 'paper') return [one.originals + one.copies > 0 ? { code: one.code, originals: one.originals, copies: one.copies } : { ...none, originals: 1 }];
      const there = files.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]));
      return there.length === 0 ? [] : [{ ...none, files: there }];
    }),
    ...(draft.returnWay === 'post' ? { returnByPost: { address: postAddress.trim(), ...given({ recipient: recipient.trim(), phone: postPhone.trim() }) } } : {}),
  };
}

/** The choice "none of these cases". */
export const NO_CASE = '-';

const STEP_OF_REFUSAL: readonly (readonly [RegExp, Step])[] = [
  [/^PARTY_|^PERSONAL_/, 'nguoi-nop'], [/^UNIT_/, 'noi-nop'], [/^FORM_/, 'to-khai'], [/^COMPONENT_|^FILE|^REUSE_/, 'giay-to'], [/^PROCEDURE_CASE_/, 'truong-hop'],
];

/** Where to mend what the owner refused. */
export const stepOfRefusal = ({ code }: Pick<Problem, 'code'>): Step | undefined => STEP_OF_REFUSAL.find(([pattern]) => pattern.test(code))?.[1];
