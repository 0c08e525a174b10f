import { ProblemError } from '../../api/client.js';
import { t } from '../../text/language.js';
import { sendBytes } from '../../upload/send-bytes.js';
import { fileIdOf, type UploadFault } from '../../upload/upload-state.js';

const problemOf = (fault: UploadFault) => (fault.kind === 'refused' ? fault.problem : { status: 0, code: 'LINE_DOWN', title: t('Tệp chưa tải lên được vì mất kết nối hoặc hết phiên. Tệp vẫn ở máy bạn; hãy chọn lại.') });

/** Brings in one PDF of an officer: a draft of a result, or what is to be signed. */
export function uploadPdf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    sendBytes({
      blob: file, name: file.name, uploadPath: null, onPath: () => undefined, onProgress: () => undefined,
      onFault: (fault) => reject(new ProblemError(problemOf(fault))), onDone: (path) => resolve(fileIdOf(path)),
    });
  });
}
