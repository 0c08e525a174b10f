import type { Procedure } from '@haicap/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ProblemError, type Problem } from '../../api/client.js';
import type { FormProblem } from '../../e-form/issue-words.js';
import { useOpen } from '../../frame/view.js';
import { PATHS } from '../../paths.js';
import { writeAsPerson } from '../../session/as-person.js';
import { isSettled } from '../../session/refusals.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { t } from '../../text/language.js';
import { secondsSince } from './clock.js';
import { formProblemsOf, missingOf, openFields, requestOf, type IntakeForm } from './intake-form.js';
import { noteReceived } from './kept-receipts.js';
import { keepSending, keptSending, type Sending, type What } from './kept-sending.js';
import { noteProcedure } from './own-procedures.js';
import type { Reply } from './received-panel.js';

const FIELD_WORDS = {
  fullName: t('họ và tên người nộp'), personalNumber: t('số định danh đủ 12 số (hoặc để trống)'), birth: t('ngày sinh dạng 14/03/1987'), query: t('thủ tục'), postalAddress: t('địa chỉ nhận kết quả'),
} as const;

interface ReceiveParts {
  readonly account: OwnAccount; readonly form: IntakeForm; readonly procedure: Procedure | undefined; readonly unitId: string;
  readonly onReceived: (reply: Reply, seconds: number) => void; readonly onEntered: () => void;
}

export interface Receiving {
  readonly busy: boolean;
  /** Sent, and no answer came: nobody knows whether it was received. Until somebody does, only sending it again is offered. */
  readonly unanswered: boolean;
  readonly notice: string | null;
  readonly problems: readonly FormProblem[];
  run(what: What): void;
}

/** Receiving, or entering what is incomplete so that one complete list goes with the person. Nothing typed is lost by a refusal or a lost line. */
export function useReceive(parts: ReceiveParts): Receiving {
  const { account, form, procedure, unitId } = parts;
  const eForm = procedure?.eForm ?? null;
  const [notice, setNotice] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const { busy, problem, sending, send, again } = useSending(parts);
  const run = (what: What) => {
    if (busy) return;
    if (sending !== null) return again();
    const wrong = formProblemsOf(form, eForm);
    setProblems(wrong);
    const said = whatIsOpen(what, form, procedure) ?? (wrong.length === 0 ? null : t('Tờ khai điện tử còn {{count}} chỗ phải xem lại. Điền cho đủ, hoặc xóa hết nếu chỉ nhận tờ khai giấy.', { count: wrong.length }));
    setNotice(said);
    if (said !== null || procedure === undefined) return;
    const body = requestOf(form, { receivingUnitId: unitId, procedureCode: procedure.code, submitOnly: what === 'supplement', eForm });
    send({ accountId: account.accountId, key: crypto.randomUUID(), what, procedureCode: procedure.code, begunAt: form.begunAt, body });
  };
  return { run, busy, problems, unanswered: sending !== null && !busy, notice: problem === null || sending !== null ? notice : `${problem.title} ${t('Những gì đã nhập vẫn còn.')}` };
}

/** What still has to be said or handed in, in a sentence; the cursor goes to the first of it. */
function whatIsOpen(what: What, form: IntakeForm, procedure: Procedure | undefined): string | null {
  const [field, ...rest] = openFields(form);
  if (field !== undefined || procedure === undefined) {
    document.querySelector<HTMLElement>(`.intake [name="${field ?? 'query'}"]`)?.focus();
    return t('Còn thiếu: {{fields}}.', { fields: [field, ...rest].map((one) => FIELD_WORDS[one ?? 'query']).join(', ') });
  }
  const missing = missingOf(form, procedure);
  if (what === 'receive' && missing.length > 0) return t('Còn thiếu {{papers}}. Đánh dấu khi đã có, hoặc nhấn Alt B để ghi nhận và yêu cầu bổ sung một lần bằng văn bản.', { papers: missing.map(({ name }) => name).join(', ') });
  return null;
}

const AGAIN_MS = 10_000;

/** Sends an intake once, however often it has to be tried: body and key are kept before the first try, and until an answer came nothing else is sent. */
function useSending({ account, onReceived, onEntered }: ReceiveParts) {
  const queries = useQueryClient();
  const open = useOpen();
  const [sending, setSending] = useState(() => keptSending(account.accountId));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const note = (next: Sending | null) => {
    keepSending(next);
    setSending(next);
  };
  const finish = (reply: Reply, { what, procedureCode, begunAt }: Sending) => {
    noteProcedure(account.accountId, procedureCode);
    noteReceived(account.accountId, reply.dossier);
    void queries.invalidateQueries({ queryKey: ['dossiers'] });
    if (what === 'receive') return onReceived(reply, secondsSince(begunAt, Date.now()));
    onEntered();
    open(`${PATHS.worklist}/${reply.dossier.dossierId}/bo-sung`);
  };
  const tryOnce = async (one: Sending, isAgain: boolean) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    note(one);
    try {
      const reply = await writeAsPerson<Reply>({ method: 'POST', path: '/api/v1/dossiers', body: one.body }, one.key);
      note(null);
      finish(reply, one);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
      if (isSettled(error.problem, { isAgain })) note(null);
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  const again = () => { if (sending !== null) void tryOnce(sending, true); };
  const latest = useRef(again);
  useEffect(() => { latest.current = again; });
  const isOpen = sending !== null;
  useEffect(() => {
    if (!isOpen) return undefined;
    const tryAgain = () => latest.current();
    // What an earlier visit of this page left open is asked about at once.
    tryAgain();
    window.addEventListener('online', tryAgain);
    const timer = window.setInterval(tryAgain, AGAIN_MS);
    return () => {
      window.removeEventListener('online', tryAgain);
      window.clearInterval(timer);
    };
  }, [isOpen]);
  return { busy, problem, sending, again, send: (one: Sending) => void tryOnce(one, false) };
}
