import { Suspense } from 'react';
import { discardDraft } from '../../draft/use-draft.js';
import { optionalPart } from '../../frame/optional-part.js';
import { useOpen } from '../../frame/view.js';
import { PATHS } from '../../paths.js';
import { t } from '../../text/language.js';
import type { FilingParts } from './filing-parts.js';
import { isDone, STEP_NAMES, stepsOf, type Step } from './filing-steps.js';

const QrCode = optionalPart(async () => (await import('../components/qr-code.js')).QrCode);

/** All steps with how far each is. */
export function TaskList({ procedure, draft, goTo }: FilingParts) {
  const open = useOpen();
  const steps = stepsOf(procedure);
  const done = steps.filter((step) => isDone(step, procedure, draft));
  const next = steps.find((step) => !done.includes(step));
  const discard = () => { void discardDraft(draft).then(() => open(PATHS.home)); };
  return (
    <>
      <h1>{t('Nộp hồ sơ')}</h1>
      <p className="muted">{t('Đã xong {{done}} trên {{all}} bước. Làm theo thứ tự nào cũng được.', { done: done.length, all: steps.length })}</p>
      <ol className="plain card tasks">
        {steps.map((step) => <Task key={step} step={step} isDone={done.includes(step)} onOpen={() => goTo({ buoc: step, ve: '' })} />)}
      </ol>
      <div className="row">
        {next === undefined
          ? <button type="button" className="btn primary" onClick={() => goTo({ buoc: 'kiem-tra' })}>{t('Xem lại và gửi')}</button>
          : <button type="button" className="btn primary" onClick={() => goTo({ buoc: next, ve: '' })}>{done.length === 0 ? t('Bắt đầu từ bước đầu') : t('Làm tiếp: {{title}}', { title: STEP_NAMES[next] })}</button>}
        <button type="button" className="btn" onClick={discard}>{t('Xóa bản nháp')}</button>
      </div>
      {typeof draft.kept === 'object' && <OtherDevice />}
      <p className="small muted">{typeof draft.kept === 'object' ? t('Bản nháp nằm trong trình duyệt này và, được mã hóa, ở máy chủ cho riêng tài khoản của bạn; chưa ai ở cơ quan thấy, và tự xóa sau 30 ngày. Dùng máy chung thì hãy đăng xuất trước khi đi.') : t('Bản nháp chỉ nằm trong trình duyệt này, chưa ai ở cơ quan thấy, và tự xóa sau 30 ngày. Dùng máy chung thì hãy xóa trước khi đi.')}</p>
    </>
  );
}

/** The address of the draft opens it for its account alone. */
function OtherDevice() {
  const label = t('Mã QR mở bản nháp này ở máy khác');
  return (
    <details className="card pad"><summary>{t('Làm tiếp ở máy khác')}</summary>
      <div className="sent-codes">
        <p>{t('Quét mã này bằng máy kia, hoặc mở "Hồ sơ của tôi" ở đó, rồi đăng nhập bằng cùng tài khoản. Ảnh chưa gửi vẫn ở máy này.')}</p>
        <Suspense fallback={<span className="qr" />}><QrCode text={window.location.href} label={label} /></Suspense>
      </div>
    </details>
  );
}

function Task({ step, isDone: done, onOpen }: { step: Step; isDone: boolean; onOpen: () => void }) {
  return (
    <li>
      <button type="button" className="task" onClick={onOpen}>
        <span>{STEP_NAMES[step]}</span>
        {done ? <span className="tag ok">✓ {t('Đã xong')}</span> : <span className="tag plain-tag">{t('Chưa xong')}</span>}
      </button>
    </li>
  );
}
