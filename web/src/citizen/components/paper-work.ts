import { withPaper, type Draft, type DraftFile, type DraftPaper, type PhotoPage } from '../../draft/draft.js';
import { dropBytes, keepBytes, readBytes } from '../../draft/draft.store.js';
import { changeStored } from '../../draft/use-draft.js';
import { t } from '../../text/language.js';
import { fileIdOf, sizeWords } from '../../upload/upload-state.js';
import { uploads } from '../../upload/uploads.js';
import { pdfOfJpegs } from './jpeg-pdf.js';
import { photoToJpeg } from './photo-to-jpeg.js';
import { parcelsOf, takeEach } from './taking.js';

/** Which paper of which draft. */
export interface PaperPlace { readonly draftId: string; readonly code: string }

const FILE_BYTES_MAX = 20 * 1_048_576;
const FILES_MAX = 20;
const DOCUMENT = /\.(pdf|docx|xlsx)$/i;
const PICTURE_AS_IT_IS = /\.(jpe?g|png)$/i;
const PICTURE = /^image\//;
const HEIC = /\.(heic|heif)$/i;

const changed = ({ draftId, code }: PaperPlace, change: (paper: DraftPaper) => DraftPaper) => changeStored<Draft>(draftId, (draft) => withPaper(draft, code, change));

/** Takes what somebody photographed or chose. Photos become pages, documents begin to be sent; answers why one was not taken. */
export const takeFiles = (place: PaperPlace, chosen: readonly File[]): Promise<string[]> => takeEach(chosen, (file) => takeFile(place, file));

async function takeFile(place: PaperPlace, file: File): Promise<string | null> {
  if (file.size === 0) return t('{{name}}: tệp rỗng, hãy chọn tệp khác.', { name: file.name });
  const isDocument = DOCUMENT.test(file.name) || file.type === 'application/pdf';
  if (isDocument) return sendDocument(place, file);
  if (!PICTURE.test(file.type) && !HEIC.test(file.name)) return t('{{name}}: chỉ nhận ảnh, PDF, Word hoặc Excel. Hãy chụp ảnh giấy tờ, hoặc lưu tệp thành PDF.', { name: file.name });
  const photo = await photoToJpeg(file);
  if (photo !== null) return addPhoto(place, photo);
  // A picture that this browser cannot open may still be one that the server can.
  if (PICTURE_AS_IT_IS.test(file.name)) return sendDocument(place, file);
  return t('{{name}}: máy này không mở được ảnh kiểu HEIC. Hãy bấm "Chụp ảnh" để chụp lại ngay tại đây, hoặc trên iPhone vào Cài đặt, Camera, Định dạng, chọn "Tương thích nhất".', { name: file.name });
}

async function addPhoto(place: PaperPlace, { blob, ...said }: NonNullable<Awaited<ReturnType<typeof photoToJpeg>>>): Promise<null> {
  const page: PhotoPage = { pageId: crypto.randomUUID(), turns: 0, ...said };
  await keepBytes(page.pageId, blob);
  await changed(place, (paper) => ({ ...paper, way: 'file', photos: [...paper.photos, page] }));
  return null;
}

async function sendDocument(place: PaperPlace, file: File): Promise<string | null> {
  if (file.size > FILE_BYTES_MAX) return t('{{name}}: tệp {{size}}, lớn hơn mức nhận là 20 MB. Hãy chụp ảnh từng trang tại đây: ảnh được thu nhỏ và ghép lại.', { name: file.name, size: sizeWords(file.size) });
  return sendBlob(place, file, { name: file.name, pages: null, thumb: null, insteadOf: [] });
}

interface SentAs { readonly name: string; readonly pages: number | null; readonly thumb: string | null; readonly insteadOf: readonly string[] }

/** Keeps a file and begins to send it; answers why it was not taken. */
async function sendBlob(place: PaperPlace, blob: Blob, { insteadOf, ...said }: SentAs): Promise<string | null> {
  const file: DraftFile = { localId: crypto.randomUUID(), sizeBytes: blob.size, uploadPath: null, fileId: null, ...said };
  await keepBytes(file.localId, blob);
  let isFull = false;
  await changed(place, (paper) => {
    isFull = paper.files.length >= FILES_MAX;
    return isFull ? paper : { ...paper, way: 'file', photos: paper.photos.filter(({ pageId }) => !insteadOf.includes(pageId)), files: [...paper.files, file] };
  });
  if (isFull) {
    await dropBytes(file.localId);
    return t('{{name}}: giấy này đã đủ {{most}} tệp. Hãy bỏ tệp không cần, hoặc chụp các trang lại thành một tệp.', { name: said.name, most: FILES_MAX });
  }
  beginUpload(place, file);
  return null;
}

/** Makes a PDF of the pages, in their order, and begins to send it; more of them when one would be larger than is taken. Answers what was not taken. */
export async function sendPages(place: PaperPlace, photos: readonly PhotoPage[], name: string): Promise<string[]> {
  const pages = await Promise.all(photos.map(async ({ pageId, widthPx, heightPx, turns, thumb }) => {
    const blob = await readBytes(pageId);
    return blob === undefined ? [] : [{ pageId, thumb, bytes: new Uint8Array(await blob.arrayBuffer()), widthPx, heightPx, turns }];
  }));
  const parcels = parcelsOf(pages.flat(), FILE_BYTES_MAX).map((parcel, index) => ({ parcel, name: index === 0 ? `${name}.pdf` : `${name} (${index + 1}).pdf` }));
  return takeEach(parcels, ({ parcel, name: fileName }) => sendBlob(place, pdfOfJpegs(parcel), {
    name: fileName, pages: parcel.length, thumb: parcel[0]?.thumb ?? null, insteadOf: parcel.map(({ pageId }) => pageId),
  }));
}

const changeFile = (place: PaperPlace, localId: string, change: Partial<DraftFile>) =>
  changed(place, (paper) => ({ ...paper, files: paper.files.map((file) => (file.localId === localId ? { ...file, ...change } : file)) }));

/** Begins a file, or goes on with one that an earlier visit had begun. */
export function beginUpload(place: PaperPlace, { localId, name, uploadPath }: DraftFile): void {
  uploads.begin({
    localId, name, uploadPath, readBytes: () => readBytes(localId),
    onPath: (path) => void changeFile(place, localId, { uploadPath: path }),
    onDone: (path) => void changeFile(place, localId, { uploadPath: path, fileId: fileIdOf(path) }).then(() => dropBytes(localId)),
  });
}

/** Takes a file out of the paper; what has arrived of it goes, too. */
export async function removeFile(place: PaperPlace, { localId, fileId }: DraftFile): Promise<void> {
  await changed(place, (paper) => ({ ...paper, files: paper.files.filter((file) => file.localId !== localId) }));
  if (fileId === null) await uploads.cancel(localId);
}

export const turnPage = (place: PaperPlace, pageId: string) =>
  changed(place, (paper) => ({ ...paper, photos: paper.photos.map((page) => (page.pageId === pageId ? { ...page, turns: ((page.turns + 1) % 4) as PhotoPage['turns'] } : page)) }));
export const removePage = (place: PaperPlace, pageId: string) => changed(place, (paper) => ({ ...paper, photos: paper.photos.filter((page) => page.pageId !== pageId) }));
/** Puts a page before the one before it. */
export const raisePage = (place: PaperPlace, pageId: string) => changed(place, (paper) => {
  const at = paper.photos.findIndex((page) => page.pageId === pageId);
  const [before, page] = [paper.photos[at - 1], paper.photos[at]];
  return before === undefined || page === undefined ? paper : { ...paper, photos: [...paper.photos.slice(0, at - 1), page, before, ...paper.photos.slice(at + 1)] };
});
