import { useRef, useState } from 'react';
import { Button } from 'antd';
import { ProblemError } from '../../api/client.js';
import { t } from '../../text/language.js';
import type { FieldProps } from './field-props.js';
import { uploadPdf } from './upload-pdf.js';

/** The draft of the result as a PDF: what the chair reads on the phone, and signs. */
export function DraftFile(props: FieldProps) {
  return (
    <div className="field">
      <span>{t('Dự thảo kết quả (PDF, không bắt buộc)')}</span>
      <p className="small muted">{t('Lãnh đạo đọc và ký số đúng tệp này. Người nộp không thấy dự thảo.')}</p>
      <ChosenPdf {...props} />
    </div>
  );
}

/** Chooses a PDF from this machine, or says which one was chosen. */
export function ChosenPdf({ draft, change, problemId }: Pick<FieldProps, 'draft' | 'change' | 'problemId'>) {
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<{ readonly busy: boolean; readonly problem: string | null }>({ busy: false, problem: null });
  const bring = async (file: File | undefined) => {
    if (file === undefined) return;
    setState({ busy: true, problem: null });
    try {
      change({ fileId: await uploadPdf(file), fileName: file.name, signedFileId: '' });
      setState({ busy: false, problem: null });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setState({ busy: false, problem: error.problem.title });
    }
  };
  return (
    <div className="row">
      <input ref={input} type="file" accept="application/pdf" className="sr" tabIndex={-1} aria-label={t('Tệp PDF')} onChange={({ target }) => void bring(target.files?.[0])} />
      {draft.fileName !== '' && <span>{draft.fileName}</span>}
      <Button loading={state.busy} onClick={() => input.current?.click()} aria-describedby={problemId}>{draft.fileName === '' ? t('Chọn tệp PDF') : t('Chọn tệp khác')}</Button>
      {state.problem !== null && <p role="alert" className="field-problem">{state.problem}</p>}
    </div>
  );
}
