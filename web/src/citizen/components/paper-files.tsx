import type { lookUpFile, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { DraftFile } from '../../draft/draft.js';
import { askAsPerson } from '../../session/as-person.js';
import { signInAddress } from '../../session/own-session.js';
import { t } from '../../text/language.js';
import { percentOf, sizeWords, type UploadState } from '../../upload/upload-state.js';
import { uploads, useUpload } from '../../upload/uploads.js';
import { beginUpload, removeFile, type PaperPlace } from './paper-work.js';

type FileView = RpcReply<typeof lookUpFile>;
const LOOK_AGAIN_MS = 3_000;

/** The files of a paper, each with how far it is and the way out when it is not taken. */
export function PaperFiles({ place, files }: { place: PaperPlace; files: readonly DraftFile[] }) {
  if (files.length === 0) return null;
  return <ul className="plain stack">{files.map((file) => <OneFile key={file.localId} place={place} file={file} />)}</ul>;
}

function OneFile({ place, file }: { place: PaperPlace; file: DraftFile }) {
  const state = useUpload(file.localId);
  const { draftId, code } = place;
  const isThere = file.fileId !== null;
  // An earlier visit had begun it: it goes on where it stood.
  useEffect(() => { if (!isThere) beginUpload({ draftId, code }, file); }, [draftId, code, isThere, file]);
  return (
    <li className="paper-file">
      {file.thumb !== null && <img src={file.thumb} alt="" />}
      <span className="paper-file-said">
        <b>{file.name}</b>
        {file.fileId === null ? <Sending file={file} state={state} /> : <Kept fileId={file.fileId} file={file} />}
      </span>
      <button type="button" className="btn" aria-label={isThere ? t('Bỏ tệp {{name}}', { name: file.name }) : t('Hủy gửi {{name}}', { name: file.name })} onClick={() => void removeFile(place, file)}>
        {isThere ? t('Bỏ') : t('Hủy')}
      </button>
    </li>
  );
}

function Sending({ file, state }: { file: DraftFile; state: UploadState | undefined }) {
  if (state?.kind === 'refused') return <span className="e-error" role="alert">{t('Không nhận được: {{reason}} Hãy bỏ tệp này và chọn tệp khác.', { reason: state.problem.title })}</span>;
  if (state?.kind === 'signed-out') return <span role="status">{t('Cần đăng nhập để gửi tiếp. Tệp vẫn ở máy này.')} <a href={signInAddress()}>{t('Đăng nhập')}</a></span>;
  const percent = percentOf(state ?? { sentBytes: 0, sizeBytes: file.sizeBytes });
  const isWaiting = state?.kind === 'waiting';
  return (
    <>
      <progress max={100} value={percent} aria-label={t('Đã gửi {{name}}', { name: file.name })} />
      <span className="small">{sendingWords(isWaiting, percent, file.sizeBytes)} {isWaiting && <button type="button" className="link" onClick={() => uploads.again(file.localId)}>{t('Gửi tiếp ngay')}</button>}</span>
    </>
  );
}

function sendingWords(isWaiting: boolean, percent: number, sizeBytes: number): string {
  if (isWaiting) return t('Mất mạng ở {{percent}} %. Có mạng sẽ gửi tiếp từ đó.', { percent });
  return percent === 100 ? t('Đang kiểm tra tệp…') : t('Đang gửi {{percent}} % của {{size}}', { percent, size: sizeWords(sizeBytes) });
}

/** What the server has found out about a file: how many pages, and whether it is clean. */
function Kept({ fileId, file }: { fileId: string; file: DraftFile }) {
  const view = useQuery({
    queryKey: ['own-file', fileId], queryFn: () => askAsPerson<FileView>(`/api/v1/files/${fileId}`), staleTime: Infinity,
    refetchInterval: ({ state }) => (state.data?.scan === 'pending' ? LOOK_AGAIN_MS : false),
  });
  const pages = view.data?.pages ?? file.pages;
  const said = [...(pages === null ? [] : [t('{{count}} trang', { count: pages })]), sizeWords(file.sizeBytes)].join(' · ');
  if (view.data?.scan === 'infected') return <span className="e-error" role="alert">{t('Tệp có mã độc nên không dùng được. Hãy bỏ tệp này, quét máy của bạn và chụp lại giấy tờ.')}</span>;
  return <span className="small muted"><span className="jade">✓</span> {said} · {view.data?.scan === 'pending' ? t('đang quét mã độc') : t('máy chủ đã nhận')}</span>;
}
