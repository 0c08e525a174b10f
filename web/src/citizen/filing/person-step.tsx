import type { listOwnDossiers, lookUpFiling, RpcReply } from '@haicap/contracts';
import { checkPersonalNumber } from '@haicap/kernel';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { DraftPerson } from '../../draft/draft.js';
import { DayInput } from '../../e-form/date-field.js';
import { askAsPerson } from '../../session/as-person.js';
import { useSession } from '../../session/own-session.js';
import { accountOf } from '../../session/session-keeper.js';
import { t } from '../../text/language.js';
import type { StepParts } from './filing-parts.js';
import { Question, Radios, TextField } from './text-field.js';

/** Who hands it in. Whoever has filed before finds the own data here. */
export function PersonStep({ draft, change, problems }: StepParts) {
  const { person } = draft;
  const set = (part: Partial<DraftPerson>) => change((one) => ({ ...one, person: { ...one.person, ...part } }));
  const isEmpty = person.fullName === '' && person.personalNumber === '';
  const earlier = useEarlierSelf(isEmpty && draft.personFrom === null);
  useEffect(() => {
    if (earlier === undefined) return;
    // Typed meanwhile stays as it is.
    change((one) => (one.person.fullName === '' && one.person.personalNumber === '' ? { ...one, ...earlier } : one));
  }, [earlier, change]);
  const typeNumber = (personalNumber: string) => {
    const checked = checkPersonalNumber(personalNumber.replaceAll(/\s/g, ''));
    // The number says the sex (Decree 137/2015): one question less.
    set({ personalNumber, ...(checked.ok && person.sex === '' ? { sex: checked.value.sex } : {}) });
  };
  return (
    <>
      {draft.personFrom !== null && <p className="now" role="status">{t('Điền sẵn theo hồ sơ {{code}} bạn đã nộp. Hãy kiểm tra, nhất là điện thoại và nơi ở.', { code: draft.personFrom })}</p>}
      <TextField id="full-name" label={t('Họ, chữ đệm, tên')} hint={t('Như trên thẻ căn cước')} value={person.fullName} autoComplete="name" problems={problems} onChange={(fullName) => set({ fullName })} />
      <TextField id="personal-number" label={t('Số định danh cá nhân')} hint={t('12 chữ số trên thẻ căn cước')} isShort inputMode="numeric" value={person.personalNumber} problems={problems} onChange={typeNumber} />
      <Question id="date-of-birth" label={t('Ngày, tháng, năm sinh')} hint={t('Ví dụ: 27, 3, 1990')} problems={problems}>
        <DayInput id="date-of-birth" value={person.dateOfBirth} isWrong={problems.some(({ id }) => id === 'date-of-birth')} onChange={(day) => set({ dateOfBirth: day ?? '' })} />
      </Question>
      <Question id="sex" label={t('Giới tính (không bắt buộc)')} problems={problems}>
        <Radios id="sex" value={person.sex} choices={[['male', t('Nam')], ['female', t('Nữ')]]} onChange={(sex) => set({ sex })} />
      </Question>
      <TextField id="phone" label={t('Số điện thoại')} hint={t('Để cơ quan báo khi có kết quả hoặc cần bổ sung')} isShort inputMode="tel" autoComplete="tel" value={person.phone} problems={problems} onChange={(phone) => set({ phone })} />
      <TextField id="address" label={t('Nơi bạn đang ở')} hint={t('Số nhà, thôn hoặc đường, xã hoặc phường, tỉnh')} autoComplete="street-address" value={person.address} problems={problems} onChange={(address) => set({ address })} />
      <TextField id="email" label={t('Thư điện tử')} isOptional inputMode="email" autoComplete="email" value={person.email} problems={problems} onChange={(email) => set({ email })} />
    </>
  );
}

type Filing = RpcReply<typeof lookUpFiling>;

/** What this account said of itself the last time; undefined while nobody is signed in, or nothing was filed. */
function useEarlierSelf(isWanted: boolean): { readonly person: DraftPerson; readonly personFrom: string } | undefined {
  const isCitizen = accountOf(useSession())?.kind === 'citizen';
  const found = useQuery({
    queryKey: ['earlier-self'], enabled: isWanted && isCitizen, staleTime: Infinity,
    queryFn: async () => {
      const { items: [latest] } = await askAsPerson<RpcReply<typeof listOwnDossiers>>('/api/v1/me/dossiers?limit=1');
      if (latest === undefined) return null;
      const { parties } = await askAsPerson<Filing>(`/api/v1/dossiers/${latest.dossierId}/filing`);
      const self = parties.find(({ role }) => role === 'submitter') ?? parties.find(({ role, kind }) => role === 'applicant' && kind === 'citizen');
      return self === undefined ? null : { person: personOf(self), personFrom: latest.code };
    },
  });
  return found.data ?? undefined;
}

const personOf = ({ fullName, personalNumber, dateOfBirth, sex, phone, address, email }: Filing['parties'][number]): DraftPerson =>
  ({ fullName, personalNumber: personalNumber ?? '', dateOfBirth: dateOfBirth ?? '', sex: sex ?? '', phone: phone ?? '', address: address ?? '', email: email ?? '' });
