import type { PaperTemplate, PaperTemplateBlock } from '@haicap/contracts';
import type { ReactNode } from 'react';
import { t } from '../../text/language.js';
import { useContentForm } from '../content-form/content-form.js';
import { ChoiceAt, ListAt, TextAt, type Choices } from '../content-form/fields-at.js';
import { valueAt } from '../content-form/pointer.js';

const STYLES: Choices = [['normal', t('thường')], ['bold', t('đậm')], ['italic', t('nghiêng')], ['heading', t('tiêu đề')], ['small', t('nhỏ')]];
const ALIGNS: Choices = [['left', t('trái')], ['center', t('giữa')], ['right', t('phải')], ['justify', t('đều hai bên')]];
const blankLine = () => ({ text: '', style: 'normal', align: 'left' });

/** The texts of a form, part by part, and the values they may name. */
export function TemplateFields({ placeholders }: { placeholders: PaperTemplate['placeholders'] }) {
  return (
    <>
      <section className="card pad stack" aria-label={t('Trường có thể dùng')}>
        <h2>{t('Trường có thể dùng')}</h2>
        <details><summary>{t('{{count}} trường, viết trong hai dấu ngoặc nhọn', { count: placeholders.values.length })}</summary><p className="choices">{placeholders.values.map((name) => <code key={name} className="plain-tag">{`{{${name}}}`}</code>)}</p></details>
      </section>
      <Part title={t('Đầu trang, bên trái')}><LinesAt at="/header/left" /></Part>
      <Part title={t('Đầu trang, bên phải')}><LinesAt at="/header/right" /></Part>
      <Part title={t('Tên giấy')}><LinesAt at="/title" /></Part>
      <Part title={t('Nội dung giấy')}><ListAt at="/blocks" item={t('Khối')} add={t('Thêm đoạn văn')} blank={() => ({ kind: 'text', ...blankLine() })}>{(at) => <BlockAt at={at} />}</ListAt></Part>
      <Part title={t('Chân trang')}><TextAt at="/footer" label={t('Chân trang')} lines={2} /></Part>
    </>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => <section className="card pad stack" aria-label={title}><h2>{title}</h2>{children}</section>;

function LinesAt({ at }: { at: string }) {
  return <ListAt at={at} item={t('Dòng')} add={t('Thêm dòng')} blank={blankLine}>{(line) => <LineAt at={line} />}</ListAt>;
}

function LineAt({ at }: { at: string }) {
  return <div className="fields two"><TextAt at={`${at}/text`} label={t('Chữ')} lines={2} /><div className="fields two"><ChoiceAt at={`${at}/style`} label={t('Kiểu')} choices={STYLES} /><ChoiceAt at={`${at}/align`} label={t('Căn')} choices={ALIGNS} /></div></div>;
}

function BlockAt({ at }: { at: string }) {
  const { content } = useContentForm();
  const kind = (valueAt(content, at) as PaperTemplateBlock | undefined)?.kind;
  if (kind === 'text') return <LineAt at={at} />;
  if (kind === 'codes') return <LinesAt at={`${at}/lines`} />;
  if (kind === 'fields') return <ListAt at={`${at}/fields`} item={t('Mục')} add={t('Thêm mục')} blank={() => ({ label: '', value: '' })}>{(one) => <div className="fields two"><TextAt at={`${one}/label`} label={t('Nhãn')} /><TextAt at={`${one}/value`} label={t('Giá trị')} /></div>}</ListAt>;
  if (kind === 'table') return <ListAt at={`${at}/columns`} item={t('Cột')} add={t('Thêm cột')} blank={() => ({ title: '', value: '', width: 5, align: 'left' })}>{(one) => <div className="fields two"><TextAt at={`${one}/title`} label={t('Tên cột')} /><TextAt at={`${one}/value`} label={t('Giá trị')} /></div>}</ListAt>;
  return <ListAt at={`${at}/signers`} item={t('Người ký')} add={t('Thêm người ký')} blank={() => ({ title: '', note: '', name: '' })}>{(one) => <div className="fields two"><TextAt at={`${one}/title`} label={t('Chức danh')} /><TextAt at={`${one}/note`} label={t('Ghi chú')} /><TextAt at={`${one}/name`} label={t('Họ tên')} /></div>}</ListAt>;
}
