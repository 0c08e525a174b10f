import type { ProcedureBrief } from '@haicap/contracts';
import { t } from '../../text/language.js';
import { onlineWords } from './procedure-words.js';

interface FactsProps { readonly fee: string; readonly limit: string; readonly papers: number; readonly post: string; readonly onlineLevel: ProcedureBrief['onlineLevel'] }

/** What people ask first: what it costs, how long it takes, what to bring, whether it can be done from home, who decides. */
export function Facts({ fee, limit, papers, post, onlineLevel }: FactsProps) {
  return (
    <dl className="facts">
      <div><dt>{t('Phí, lệ phí')}</dt><dd>{fee}</dd></div>
      <div><dt>{t('Có kết quả')}</dt><dd>{limit}</dd></div>
      <div><dt>{t('Giấy tờ')}</dt><dd>{t('{{count}} loại bắt buộc', { count: papers })}</dd></div>
      <div><dt>{t('Nộp trực tuyến')}</dt><dd>{onlineWords(onlineLevel)}</dd></div>
      {post !== '' && <div className="whole"><dt>{t('Ai giải quyết')}</dt><dd>{post}</dd></div>}
    </dl>
  );
}
