/** One picture of a page. Quarter turns go to the right. */
export interface JpegPage { readonly bytes: Uint8Array; readonly widthPx: number; readonly heightPx: number; readonly turns: 0 | 1 | 2 | 3 }

const A4_SHORT_PT = 595;
const A4_LONG_PT = 842;
const HEADER = '%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n';

/** A PDF with one JPEG on each page, as large as A4 allows, upright or lying as the picture is. The pictures stand in it byte for byte (ISO 32000-1, 7.4.8). */
export function pdfOfJpegs(pages: readonly JpegPage[]): Blob {
  const file = new PdfFile();
  const kids = pages.map((_, index) => `${3 + index * 3} 0 R`);
  file.object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  file.object(2, `<< /Type /Pages /Count ${pages.length} /Kids [${kids.join(' ')}] >>`);
  pages.forEach((page, index) => addPage(file, page, 3 + index * 3));
  return file.end();
}

function addPage(file: PdfFile, { bytes, widthPx, heightPx, turns }: JpegPage, first: number): void {
  const lies = widthPx > heightPx;
  const [width, height] = lies ? [A4_LONG_PT, A4_SHORT_PT] : [A4_SHORT_PT, A4_LONG_PT];
  const scale = Math.min(width / widthPx, height / heightPx);
  const [shownWidth, shownHeight] = [widthPx * scale, heightPx * scale];
  const draw = `q ${shownWidth.toFixed(2)} 0 0 ${shownHeight.toFixed(2)} ${((width - shownWidth) / 2).toFixed(2)} ${((height - shownHeight) / 2).toFixed(2)} cm /P Do Q`;
  file.object(first, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${turns * 90} /Resources << /XObject << /P ${first + 1} 0 R >> >> /Contents ${first + 2} 0 R >>`);
  file.stream(first + 1, `/Type /XObject /Subtype /Image /Width ${widthPx} /Height ${heightPx} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`, bytes);
  file.stream(first + 2, '', latin(draw));
}

const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

/** Numbered objects one after another, and the table of where each begins. */
class PdfFile {
  readonly #parts: Uint8Array<ArrayBuffer>[] = [latin(HEADER)];
  readonly #offsets: number[] = [];
  #length = HEADER.length;

  object(number: number, body: string): void {
    this.#begin(number);
    this.#add(latin(`${number} 0 obj\n${body}\nendobj\n`));
  }

  stream(number: number, entries: string, bytes: Uint8Array): void {
    this.#begin(number);
    this.#add(latin(`${number} 0 obj\n<< ${entries} /Length ${bytes.length} >>\nstream\n`));
    this.#add(Uint8Array.from(bytes));
    this.#add(latin('\nendstream\nendobj\n'));
  }

  end(): Blob {
    const at = this.#length;
    const rows = this.#offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    this.#add(latin(`xref\n0 ${this.#offsets.length}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${this.#offsets.length} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`));
    return new Blob(this.#parts, { type: 'application/pdf' });
  }

  #begin(number: number): void {
    this.#offsets[number] = this.#length;
  }

  #add(bytes: Uint8Array<ArrayBuffer>): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }
}
