// What crosses to a press worker: final texts and nothing to decide. The worker knows no dossier, no database and no key.

export interface FilledLine {
  readonly text: string;
  readonly style: 'normal' | 'bold' | 'italic' | 'heading' | 'small';
  readonly align: 'left' | 'center' | 'right' | 'justify';
}

export interface FilledColumn {
  readonly title: string;
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
}

export type FilledBlock =
  | ({ readonly kind: 'text' } & FilledLine)
  | { readonly kind: 'fields'; readonly fields: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'table'; readonly columns: readonly FilledColumn[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'codes'; readonly code: string; readonly address: string; readonly lines: readonly FilledLine[] }
  | { readonly kind: 'signatures'; readonly signers: readonly { readonly title: string; readonly note: string; readonly name: string }[] };

/** A form with all its texts in place. */
export interface FilledPaper {
  readonly orientation: 'portrait' | 'landscape';
  readonly header: { readonly left: readonly FilledLine[]; readonly right: readonly FilledLine[] };
  readonly title: readonly FilledLine[];
  readonly blocks: readonly FilledBlock[];
  readonly footer: string;
}

export interface PdfJob {
  readonly kind: 'pdf';
  readonly format: 'A4' | 'A5';
  /** Shown by readers as the name of the document; without personal data. */
  readonly title: string;
  /** Written into the file instead of the time of the machine, so that the same content gives the same bytes. */
  readonly at: Date;
  readonly paper: FilledPaper;
}

export interface SheetJob {
  readonly kind: 'xlsx';
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly widthChars: number }[];
  readonly rows: readonly (readonly string[])[];
}

export type PressJob = PdfJob | SheetJob;

/** What a worker answers. */
export type PressAnswer = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly reason: string };
