import type { RpcRequest, searchDossiers } from '@haicap/contracts';

type Wanted = Pick<RpcRequest<typeof searchDossiers>, 'code' | 'name' | 'personalNumber' | 'phone'>;

const PERSONAL_NUMBER = /^\d{12}$/;
const PHONE = /^(0|\+?84)\d{8,10}$/;
/** H56.147.97-250701-0042, 000.00.21.H56-240101-0001: letters or digits in groups, at least one of them digits. */
const CODE = /^(?=.*\d)[a-z0-9]+([.\-/][a-z0-9]+)+$/i;

/** What somebody typed into the one field of a search: a code of now or of an earlier system, a number of a person, a telephone, or a name. */
export function wantedBy(typed: string): Wanted | null {
  const text = typed.trim().replaceAll(/\s+/g, ' ');
  if (text === '') return null;
  const tight = text.replaceAll(/[ .]/g, '');
  if (PERSONAL_NUMBER.test(tight)) return { personalNumber: tight };
  if (PHONE.test(tight)) return { phone: tight };
  if (CODE.test(text.replaceAll(' ', ''))) return { code: text.replaceAll(' ', '') };
  return { name: text };
}
