import type { ProcedureComponent } from '@haicap/contracts';
import { useState } from 'react';
import { t } from '../../text/language.js';
import { countWords } from './procedure-words.js';

/** What to bring. The ticks are for the person alone: they stay on the page and on the print. */
export function Checklist({ components }: { components: readonly ProcedureComponent[] }) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const toggle = (code: string) => setTicked((before) => new Set(before.has(code) ? [...before].filter((one) => one !== code) : [...before, code]));
  const left = components.filter(({ code, required }) => required && !ticked.has(code)).length;
  return (
    <section className="card pad stack" aria-labelledby="papers">
      <div className="top"><h2 id="papers">{t('Cần mang gì')}</h2><button type="button" className="btn no-print" onClick={() => window.print()}>{t('In danh sách')}</button></div>
      {components.length === 0 ? <p>{t('Không cần giấy tờ nào.')}</p> : (
        <>
          <ul className="plain checklist">
            {components.map((component) => <Paper key={component.code} component={component} isTicked={ticked.has(component.code)} onToggle={() => toggle(component.code)} />)}
          </ul>
          <p className="small muted no-print" role="status">{left === 0 ? t('Bạn đã đánh dấu đủ giấy tờ bắt buộc.') : t('Còn {{count}} loại giấy tờ bắt buộc.', { count: left })}</p>
        </>
      )}
    </section>
  );
}

interface PaperProps { readonly component: ProcedureComponent; readonly isTicked: boolean; readonly onToggle: () => void }

function Paper({ component, isTicked, onToggle }: PaperProps) {
  const { name, replaceableByData, template } = component;
  return (
    <li>
      <label>
        <input type="checkbox" checked={isTicked} onChange={onToggle} />
        <span className="paper">
          <b>{name}</b>
          <span className="small muted">{countWords(component)}</span>
          {replaceableByData && <span className="small jade">{t('Không phải nộp nếu cơ sở dữ liệu quốc gia đã có')}</span>}
        </span>
      </label>
      {template !== undefined && <p className="small template">{template.url === undefined ? t('Mẫu: {{name}}, có sẵn tại quầy', { name: template.name }) : <a href={template.url}>{t('Tải mẫu {{name}}', { name: template.name })}</a>}</p>}
    </li>
  );
}
