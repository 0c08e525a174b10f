import type { Procedure, procedureDraft } from '@haicap/contracts';
import type { z } from 'zod';
import { t } from '../../text/language.js';

export type Draft = z.infer<typeof procedureDraft>;

export const ONLINE_WORDS: Readonly<Record<Procedure['onlineLevel'], string>> = { full: t('Toàn trình'), partial: t('Một phần'), information: t('Cung cấp thông tin') };
export const CONFIDENCE_WORDS: Readonly<Record<Procedure['confidence'], string>> = { verified: t('Đã đối chiếu'), partly: t('Đối chiếu một phần'), unverified: t('Chưa đối chiếu') };
export const DRAFT_STATES: Readonly<Record<Draft['state'], string>> = { open: t('Đang soạn'), published: t('Đã công bố'), discarded: t('Đã hủy') };
