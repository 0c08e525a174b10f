import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { Answer, Dossier, Installation, Unit } from './installation.js';

export interface ProcedureComponent { readonly code: string; readonly name: string; readonly required: boolean; readonly originals: number; readonly copies: number }
export interface ProcedureCase { readonly code: string; readonly name: string; readonly components: readonly ProcedureComponent[] }
export interface Procedure { readonly code: string; readonly version: number; readonly components: readonly ProcedureComponent[]; readonly cases: readonly ProcedureCase[] }

/** A dossier as the gateway shows it, as far as scenarios look at it. */
export interface SeenDossier extends Dossier {
  readonly nationalStatus: number;
  readonly receivingUnitId: string; readonly competentUnitId: string; readonly returningUnitId: string;
  readonly receivedAt: string | null; readonly clockStartsAt: string | null; readonly dueAt: string | null;
  readonly originalDueOn: string | null; readonly dueReasons: readonly { code: string }[];
  readonly financialStatus: string; readonly deliveryStatus: string; readonly timeliness: string | null;
  readonly assigneeId: string | null; readonly allowedActions: readonly string[];
}

export interface Refused { readonly code: string; readonly [more: string]: unknown }
export interface Filed { readonly dossier: SeenDossier; readonly trackingSecret: string }

export interface Filing {
  readonly procedure: string;
  readonly at: Unit;
  /** The login of whoever files it. */
  readonly as: string;
  readonly caseCode?: string;
  readonly competent?: Unit;
  readonly returning?: Unit;
  readonly fullName?: string;
  /** Entered and not received yet. */
  readonly submitOnly?: true;
  /** The answers of whoever files online. */
  readonly formData?: Readonly<Record<string, unknown>>;
  /** A component that is not handed in. */
  readonly without?: string;
}

/** One person's or one desk's work, through the gateway and nothing else. */
export class Counter {
  constructor(readonly province: Installation) {}

  /** A commune or a department of the province by its code. */
  async unit(code: string): Promise<Unit> {
    const level = code.startsWith('D') ? 'department' : 'commune';
    const { items } = await this.province.ask<{ items: Unit[] }>(`/api/v1/units?level=${level}&code=${code}`);
    if (items[0] === undefined) throw new Error(`no unit ${code}`);
    return items[0];
  }

  procedure(code: string): Promise<Procedure> {
    return this.province.ask<Procedure>(`/api/v1/procedures/${code}`);
  }

  /** Files a dossier with everything its case requires, or all but one. */
  async file({ procedure: code, at, as, caseCode, competent, returning, fullName = 'Lê Thị Thử', submitOnly, formData, without }: Filing): Promise<Filed> {
    const procedure = await this.procedure(code);
    const components = caseCode === undefined ? procedure.components : procedure.cases.find((one) => one.code === caseCode)?.components ?? [];
    return this.province.ask<Filed>('/api/v1/dossiers', {
      as, method: 'POST',
      body: {
        procedureCode: code, receivingUnitId: at.unitId, applicant: { fullName },
        ...(formData === undefined ? {} : { formData }),
        ...(caseCode === undefined ? {} : { caseCode }), ...(submitOnly === undefined ? {} : { submitOnly }),
        ...(competent === undefined ? {} : { competentUnitId: competent.unitId }), ...(returning === undefined ? {} : { returningUnitId: returning.unitId }),
        components: components.filter(({ code, required }) => required && code !== without).map((one) => ({ code: one.code, originals: one.originals, copies: one.copies })),
      },
    });
  }

  see(dossier: { readonly dossierId: string }, as: string): Promise<SeenDossier> {
    return this.province.ask<SeenDossier>(`/api/v1/dossiers/${dossier.dossierId}`, { as });
  }

  /** The next step of a dossier; it must be allowed. */
  act(dossier: SeenDossier, step: string, as: string, body: object = {}): Promise<SeenDossier> {
    return this.province.ask<SeenDossier>(`/api/v1/dossiers/${dossier.dossierId}/${step}`, { as, method: 'POST', body, version: dossier.version });
  }

  /** A step that may be refused. */
  tryTo(dossier: SeenDossier, step: string, as: string, body: object = {}): Promise<Answer<SeenDossier & Refused>> {
    return this.province.call<SeenDossier & Refused>(`/api/v1/dossiers/${dossier.dossierId}/${step}`, { as, method: 'POST', body, version: dossier.version });
  }

  async assign(dossier: SeenDossier, to: string, by: string): Promise<SeenDossier> {
    const { items } = await this.province.ask<{ items: { officerId: string; login: string }[] }>(`/api/v1/officers?unitId=${dossier.competentUnitId}&limit=50`, { as: by });
    return this.act(dossier, 'assignments', by, { assigneeId: items.find(({ login }) => login === to)?.officerId });
  }

  /** From the officer who works on it to the completed result, by whatever steps its state allows. */
  async conclude(dossier: SeenDossier, officer: string, chair: string): Promise<SeenDossier> {
    let now = await this.see(dossier, officer);
    for (let steps = 0; now.status !== 'completed'; steps += 1) {
      if (steps > 6) throw new Error(`${now.code} is ${now.status} and goes no further`);
      now = await this.#next(now, officer, chair);
    }
    return now;
  }

  /** Another result in place of a withdrawn one, step by step. */
  async replaceResult(withdrawn: SeenDossier, { chair, desk, officer }: { readonly chair: string; readonly desk: string; readonly officer: string }, note: string) {
    const begun = await this.act(withdrawn, 'result-replacement', chair, { note });
    const signed = await this.act(begun, 'signature', chair, { kind: 'paper' });
    const numbered = await this.act(signed, 'result-number', desk);
    const issued = await this.act(numbered, 'issuance', desk);
    return { begun, signed, numbered, issued, replaced: await this.act(issued, 'completion', officer) };
  }

  async #next(dossier: SeenDossier, officer: string, chair: string): Promise<SeenDossier> {
    switch (dossier.status) {
      case 'assigned':
      case 'returned-by-approver':
        return dossier.allowedActions.includes('complete') ? this.act(dossier, 'completion', officer) : this.act(dossier, 'approval-submission', officer);
      case 'pending-approval':
        return this.act(dossier, 'approval', chair);
      case 'approved': {
        const mine = await this.see(dossier, chair);
        return mine.allowedActions.includes('sign') ? this.act(dossier, 'signature', chair, { kind: 'paper' }) : this.act(dossier, 'completion', officer);
      }
      case 'signed':
        return this.act(dossier, 'result-number', chair, { symbol: 'KQ-UBND' });
      case 'numbered':
        return this.act(dossier, 'issuance', chair);
      default:
        return this.act(dossier, 'completion', officer);
    }
  }

  /** Issues a paper and reads it as a reader of PDFs does. */
  async print(dossier: SeenDossier, form: string, as: string): Promise<string> {
    const { paperId } = await this.province.ask<{ paperId: string }>(`/api/v1/dossiers/${dossier.dossierId}/papers`, { as, method: 'POST', body: { form, format: 'A5' } });
    const { bytes } = await this.#fetchPdf(`/api/v1/dossiers/${dossier.dossierId}/papers/${paperId}`, as);
    return textOf(bytes);
  }

  /** The code with which a form is refused that a dossier has not come to. */
  async refusedPaper(dossier: SeenDossier, form: string, as: string): Promise<string> {
    const { status, body } = await this.province.call<Refused>(`/api/v1/dossiers/${dossier.dossierId}/papers`, { as, method: 'POST', body: { form, format: 'A5' } });
    if (status < 400) throw new Error(`${form} of ${dossier.code} was printed`);
    return body.code;
  }

  /** The register of a desk, page after page to its end, as one text. */
  async printBook({ unitId }: Unit, { from, to }: { readonly from: string; readonly to: string }, as: string): Promise<string> {
    const pages: string[] = [];
    let next: string | undefined = `/api/v1/tracking-book?unitId=${unitId}&from=${from}&to=${to}&limit=50`;
    while (next !== undefined) {
      const { bytes, link } = await this.#fetchPdf(next, as);
      pages.push(await textOf(bytes));
      next = /<([^>]+)>; rel="next"/.exec(link)?.[1];
    }
    return pages.join(' ');
  }

  async #fetchPdf(path: string, as: string): Promise<{ bytes: Uint8Array; link: string }> {
    const response = await fetch(this.province.origin + path, { headers: { authorization: `Bearer ${await this.province.token(as)}`, accept: 'application/pdf' } });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return { bytes: new Uint8Array(await response.arrayBuffer()), link: response.headers.get('link') ?? '' };
  }
}

let library: Promise<PDFiumLibrary> | undefined;

/** The words of a PDF, read by another library than the one that wrote it. */
async function textOf(bytes: Uint8Array): Promise<string> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(bytes);
  const text = [...document.pages()].map((page) => page.getText()).join(' ');
  document.destroy();
  return text.normalize('NFC').replaceAll(/\s+/g, ' ');
}
