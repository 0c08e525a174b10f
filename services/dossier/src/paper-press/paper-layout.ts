import type { Content, createPdf } from 'pdfmake';
import { barcodeOf, qrOf, QR_SIZE_MM } from './code-graphics.ts';
import type { FilledBlock, FilledLine, PdfJob } from './press-job.ts';

type PaperDefinition = Parameters<typeof createPdf>[0];

interface Measures {
  readonly fontSize: number;
  readonly margins: [number, number, number, number];
  /** Between the margins. */
  readonly width: number;
  readonly gap: number;
  readonly signatureHeight: number;
}

const POINTS_PER_MM = 72 / 25.4;
const PAGE_MM = { A4: { width: 210, height: 297 }, A5: { width: 148, height: 210 } } as const;
// Decree 30/2020, appendix I: papers of offices in a Times-like face, 20 mm at the side where they are filed.
const FONT_SIZE = { A4: 12, A5: 9.1 } as const;
/** Head lines are smaller, so that the name of the state stands on one line beside that of the office. */
const HEAD_SCALE = 0.86;
/** Room for a hand to sign, in lines. */
const SIGNATURE_LINES = { A4: 3.4, A5: 2.8 } as const;
const MARGINS_MM = { A4: [20, 15, 15, 17], A5: [12, 9, 10, 12] } as const;
const LINE_HEIGHT = 1.12;
/** A row is kept on one page, unless it says so much in one cell that a page might not hold it. */
const KEPT_CHARS_MAX = 400;
// Longer than any word of Vietnamese: such a text would run out of its cell.
const LONG_WORD = /\S{32,}/;

function measuresOf({ format, paper }: PdfJob): Measures {
  const { width, height } = PAGE_MM[format];
  const margins = MARGINS_MM[format].map((mm) => mm * POINTS_PER_MM) as Measures['margins'];
  const across = (paper.orientation === 'landscape' ? height : width) * POINTS_PER_MM;
  const fontSize = FONT_SIZE[format];
  return { fontSize, margins, width: across - margins[0] - margins[2], gap: fontSize * 0.35, signatureHeight: fontSize * SIGNATURE_LINES[format] };
}

/** Where everything of a paper stands. */
export function layOut(job: PdfJob): PaperDefinition {
  const { paper, format } = job;
  const measures = measuresOf(job);
  const { fontSize, margins } = measures;
  const head = { ...measures, fontSize: fontSize * HEAD_SCALE };
  return {
    pageSize: format, pageOrientation: paper.orientation, pageMargins: margins, version: '1.7', language: 'vi', compress: true,
    defaultStyle: { font: 'Tinos', fontSize, lineHeight: LINE_HEIGHT },
    info: { title: job.title, producer: 'HaiCap', creator: 'HaiCap', creationDate: job.at, modDate: job.at },
    content: [
      {
        columns: [{ width: '49%', stack: paper.header.left.map((line) => textOf(line, head)) }, { width: '51%', stack: paper.header.right.map((line) => textOf(line, head)) }],
        columnGap: fontSize / 2,
      },
      { stack: paper.title.map((line) => textOf(line, measures)), margin: [0, fontSize, 0, fontSize * 0.6] },
      ...paper.blocks.map((block) => blockOf(block, measures)),
    ],
    footer: (page: number, pages: number): Content => ({
      columns: [{ text: paper.footer, width: '*' }, { text: `Trang ${page}/${pages}`, width: 'auto', alignment: 'right' }],
      fontSize: fontSize * 0.72, color: '#444', margin: [margins[0], fontSize * 0.4, margins[2], 0],
    }),
  };
}

function textOf({ text, style, align }: FilledLine, { fontSize }: Measures): Content {
  return {
    text, alignment: align, ...broken(text),
    bold: style === 'bold' || style === 'heading', italics: style === 'italic',
    fontSize: fontSize * (style === 'heading' ? 1.2 : style === 'small' ? 0.85 : 1),
  };
}

const broken = (text: string) => (LONG_WORD.test(text) ? { wordBreak: 'break-all' as const } : {});

function blockOf(block: FilledBlock, measures: Measures): Content {
  const { gap } = measures;
  switch (block.kind) {
    case 'text':
      return { stack: [textOf(block, measures)], margin: [0, 0, 0, gap] };
    case 'fields':
      return { stack: block.fields.map((field) => fieldOf(field, measures)), margin: [0, 0, 0, gap] };
    case 'table':
      return tableOf(block, measures);
    case 'codes':
      return codesOf(block, measures);
    case 'signatures':
      return signaturesOf(block, measures);
    default:
      return block satisfies never;
  }
}

function fieldOf({ label, value }: { readonly label: string; readonly value: string }, { gap }: Measures): Content {
  // Nothing to say is shown as a dotted line, to be filled in by hand.
  const said = value === '' ? '…………………………' : value;
  return { text: [`${label}: `, { text: said, bold: value !== '' }], margin: [0, 0, 0, gap * 0.5], ...broken(said) };
}

function tableOf({ columns, rows }: Extract<FilledBlock, { kind: 'table' }>, { fontSize, gap }: Measures): Content {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const small = fontSize * (columns.length > 7 ? 0.74 : 0.9);
  // What is kept together and fits on no page would be cut off.
  const isKept = rows.every((cells) => cells.every((text) => text.length <= KEPT_CHARS_MAX));
  return {
    fontSize: small, margin: [0, 0, 0, gap * 2],
    table: {
      headerRows: 1, keepWithHeaderRows: isKept ? 1 : 0, dontBreakRows: isKept,
      widths: columns.map(({ width }) => `${((width / whole) * 100).toFixed(3)}%`),
      body: [
        columns.map(({ title }) => ({ text: title, bold: true, alignment: 'center' as const, fillColor: '#f2f2f2' })),
        ...rows.map((cells) => cells.map((text, at) => ({ text, alignment: columns[at]?.align ?? 'left', ...broken(text) }))),
      ],
    },
    layout: {
      hLineWidth: () => 0.5, vLineWidth: () => 0.5,
      paddingLeft: () => small * 0.3, paddingRight: () => small * 0.3, paddingTop: () => small * 0.2, paddingBottom: () => small * 0.15,
    },
  };
}

function codesOf({ code, address, lines }: Extract<FilledBlock, { kind: 'codes' }>, measures: Measures): Content {
  const qrWidth = QR_SIZE_MM * POINTS_PER_MM;
  // White before the first bar, as Code 128 asks for: ten times its thinnest.
  const columnGap = measures.fontSize;
  const words = {
    width: '*', stack: [
      ...lines.map((line) => textOf(line, measures)),
      { ...(barcodeOf(code, measures.width - qrWidth - 2 * columnGap) as object), margin: [columnGap, measures.gap, 0, 1] } as Content,
      { text: code, fontSize: measures.fontSize * 0.85, characterSpacing: 0.5, margin: [columnGap, 0, 0, 0] as [number, number, number, number] },
    ],
  };
  return { unbreakable: true, margin: [0, measures.gap, 0, measures.gap], columnGap, columns: address === '' ? [words] : [{ width: qrWidth, stack: [qrOf(address)] }, words] };
}

function signaturesOf({ signers }: Extract<FilledBlock, { kind: 'signatures' }>, { fontSize, signatureHeight }: Measures): Content {
  return {
    unbreakable: true, margin: [0, fontSize * 0.6, 0, 0],
    columns: signers.map(({ title, note, name }) => ({
      width: '*', alignment: 'center' as const, stack: [
        { text: title, bold: true }, { text: note, italics: true, fontSize: fontSize * 0.85 }, { text: name, bold: true, margin: [0, signatureHeight, 0, 0] as [number, number, number, number] },
      ],
    })),
  };
}
