import { useState } from 'react';
import type { Problem } from '../../api/client.js';
import { localDayOf } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { signInAddress, useSession } from '../../session/own-session.js';
import { accountOf } from '../../session/session-keeper.js';
import { SendAgain } from '../../draft/send-again.js';
import { useSendOnce } from '../../draft/send-once.js';
import { receiptOf } from '../../draft/filing-receipt.js';
import { keepReceipt } from '../../draft/use-draft.js';
import { answersOfStep } from './answer-rows.js';
import { ErrorSummary } from './error-summary.js';
import type { FilingReceipt } from '../../draft/filing-receipt.js';
import type { FilingAnswer, FilingParts, GoTo } from './filing-parts.js';
import { requestOf, stepOfRefusal } from './filing-request.js';
import { problemsOfStep, STEP_NAMES, stepsOf, type Step, type StepProblem } from './filing-steps.js';

const sectionId = (step: Step) => `step-${step}`;

/** Everything that was answered, each with a way to change it, and the button that sends it. */
export function CheckAnswers({ procedure, draft, change, goTo, onSent }: FilingParts & { readonly onSent: (receipt: FilingReceipt) => void }) {
  const [problems, setProblems] = useState<readonly StepProblem[]>([]);
  const [tries, setTries] = useState(0);
  const account = accountOf(useSession());
  const sending = useSendOnce({
    draft, change, path: '/api/v1/dossiers',
    onAccepted: (answer: FilingAnswer) => {
      // Accepted by its owner: only now is it sent, and only now does the draft go.
      const receipt = receiptOf({ draftId: draft.draftId, ownerAccountId: account?.accountId ?? null, procedure, unitName: draft.unit?.fullName ?? '' }, answer, new Date());
      onSent(receipt);
      // A store that fails leaves the draft with its key: sent again, it brings the same codes.
      void keepReceipt(receipt).catch(() => undefined);
    },
  });
  if (draft.sending !== null) return <SendAgain sending={sending} />;
  const steps = stepsOf(procedure);
  const send = () => {
    const open = steps.filter((step) => problemsOfStep(step, procedure, draft, localDayOf(new Date())).length > 0);
    setProblems(open.map((step) => ({ id: sectionId(step), words: t('{{title}}: chưa xong', { title: STEP_NAMES[step] }) })));
    setTries(tries + 1);
    if (open.length === 0) sending.send(requestOf(procedure, draft));
  };
  return (
    <>
      <p className="row"><button type="button" className="link" onClick={() => goTo({ buoc: '', ve: '' })}>{t('‹ Các bước')}</button></p>
      <h1>{t('Xem lại trước khi gửi')}</h1>
      <ErrorSummary problems={problems} tries={tries} />
      {sending.problem !== null && <Refused problem={sending.problem} goTo={goTo} />}
      {steps.filter((step) => step !== 'le-phi').map((step) => (
        <section key={step} id={sectionId(step)} tabIndex={-1} className="card pad" aria-labelledby={`${sectionId(step)}-name`}>
          <div className="top">
            <h2 id={`${sectionId(step)}-name`}>{STEP_NAMES[step]}</h2>
            <button type="button" className="link" aria-label={t('Đổi: {{title}}', { title: STEP_NAMES[step] })} onClick={() => goTo({ buoc: step, ve: 'kiem-tra' })}>{t('Đổi')}</button>
          </div>
          <dl className="answers">{answersOfStep(step, procedure, draft).map(([question, answer]) => <div key={question}><dt>{question}</dt><dd>{answer}</dd></div>)}</dl>
        </section>
      ))}
      {account?.kind === 'citizen'
        ? <SendButton busy={sending.busy} onSend={send} />
        : <div className="card notice" role="status"><p>{t('Đăng nhập bằng tài khoản công dân để gửi. Hồ sơ này được giữ, và bạn quay lại đúng trang này.')}</p><a className="btn primary" href={signInAddress()}>{t('Đăng nhập')}</a></div>}
    </>
  );
}

function SendButton({ busy, onSend }: { busy: boolean; onSend: () => void }) {
  return (
    <div className="stack filing-go">
      <p className="muted">{t('Khi gửi, hồ sơ đến quầy một cửa. Bạn nhận mã hồ sơ ngay; ngày hẹn có khi quầy tiếp nhận.')}</p>
      <button type="button" className="btn primary" aria-disabled={busy} onClick={busy ? undefined : onSend}>{busy ? t('Đang gửi…') : t('Gửi hồ sơ')}</button>
    </div>
  );
}

function Refused({ problem, goTo }: { problem: Problem; goTo: GoTo }) {
  const step = stepOfRefusal(problem);
  return (
    <div className="card notice" role="alert">
      <b>{t('Hồ sơ chưa được nhận.')}</b>
      <p>{problem.title}</p>
      {step !== undefined && <button type="button" className="btn" onClick={() => goTo({ buoc: step, ve: 'kiem-tra' })}>{t('Sửa: {{title}}', { title: STEP_NAMES[step] })}</button>}
      {problem.traceId !== undefined && <p className="small muted">{t('Mã lần theo: {{traceId}}', { traceId: problem.traceId })}</p>}
    </div>
  );
}
