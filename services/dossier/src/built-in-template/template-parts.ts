import type { PaperTemplateBlock, PaperTemplateBody } from '@haicap/contracts';

type Line = PaperTemplateBody['title'][number];

/** A line of text; centred unless said otherwise. */
export function line(text: string, style: Line['style'] = 'normal', align: Line['align'] = 'center', when?: string): Line {
  return { text, style, align, ...(when === undefined ? {} : { when }) };
}

/** A paragraph. */
export function paragraph(text: string, changes: { readonly style?: Line['style']; readonly align?: Line['align']; readonly when?: string } = {}): PaperTemplateBlock {
  return { kind: 'text', ...line(text, changes.style ?? 'normal', changes.align ?? 'justify', changes.when) };
}

/** Labels with their values, each on a line: `['Địa chỉ', '{{address}}']`, and what must not be empty for it to be shown. */
export function fields(...rows: readonly (readonly [label: string, value: string, when?: string])[]): PaperTemplateBlock {
  return { kind: 'fields', fields: rows.map(([label, value, when]) => ({ label, value, ...(when === undefined ? {} : { when }) })) };
}

type Column = Extract<PaperTemplateBlock, { kind: 'table' }>['columns'][number];

/** A table; a column is its title, the text of a cell, its share of the width, and how it stands. */
export function table(name: string, columns: readonly (readonly [title: string, value: string, width: number, align?: Column['align']])[]): PaperTemplateBlock {
  return { kind: 'table', table: name, when: name, columns: columns.map(([title, value, width, align = 'left']) => ({ title, value, width, align })) };
}

export const HAND = '(Ký, ghi rõ họ tên)';

/** Who signs, left to right. */
export function signatures(...titles: readonly string[]): PaperTemplateBlock {
  return { kind: 'signatures', signers: titles.map((title) => ({ title, note: title === '' ? '' : HAND, name: '' })) };
}

export const SEAL = '(Ký, ghi rõ họ tên và đóng dấu)';

/** The head of every state paper: the office at the left, the state at the right. */
export const HEADER: PaperTemplateBody['header'] = {
  left: [line('{{agency}}', 'small'), line('{{desk}}', 'bold')],
  right: [line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'bold'), line('Độc lập - Tự do - Hạnh phúc', 'bold'), line('────────────────', 'small')],
};

/** Names the form and the circular it comes from; a paper without a number there has none. */
export const FOOTER = 'Mẫu số {{formNumber}} – Thông tư {{circular}}';
export const FOOTER_WITHOUT_FORM = 'Trước Thông tư 03/2025/TT-VPCP không có mẫu riêng';

export const PLACE: PaperTemplateBlock = paragraph('{{placeAndDay}}', { style: 'italic', align: 'right' });

/** Who it is about, as forms 01 to 05 begin. */
export const PERSON: PaperTemplateBlock = fields(
  ['Họ tên cá nhân/tổ chức', '{{applicant}}'], ['Số định danh', '{{personalNumber}}', 'personalNumber'], ['Địa chỉ', '{{address}}', 'address'],
  ['Số điện thoại', '{{phone}}', 'phone'], ['Mã hồ sơ', '{{code}}'], ['Thủ tục', '{{procedure}} ({{procedureCode}})'],
);

/** The title of a form and the code under it. */
export function title(text: string): PaperTemplateBody['title'] {
  return [line(text, 'heading'), line('Mã hồ sơ: {{code}}', 'small')];
}
