import { drawnSize, FIRST_TRY, nextTry, PAGE_BYTES_MAX, type PhotoTry } from './photo-size.js';

export interface TakenPhoto { readonly blob: Blob; readonly widthPx: number; readonly heightPx: number; readonly thumb: string }

const THUMB_EDGE_PX = 240;

/** A photo as a JPEG of at most 1 MB, upright, without what the camera noted in it. Null when this browser cannot read the picture (HEIC, mostly). */
export async function photoToJpeg(file: Blob): Promise<TakenPhoto | null> {
  const picture = await readPicture(file);
  if (picture === null) return null;
  try {
    const drawn = await smallEnough(picture);
    return { ...drawn, thumb: draw(picture, THUMB_EDGE_PX).toDataURL('image/jpeg', 0.7) };
  } finally {
    picture.close();
  }
}

async function readPicture(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    // Not a picture that this browser knows; the page says what to do instead.
    return null;
  }
}

async function smallEnough(picture: ImageBitmap): Promise<Omit<TakenPhoto, 'thumb'>> {
  for (let one: PhotoTry = FIRST_TRY; ;) {
    const canvas = draw(picture, one.longEdgePx);
    const { quality } = one;
    const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/jpeg', quality); });
    if (blob === null) throw new Error('the browser could not write a JPEG');
    const next = nextTry(one);
    if (blob.size <= PAGE_BYTES_MAX || next === undefined) return { blob, widthPx: canvas.width, heightPx: canvas.height };
    one = next;
  }
}

function draw(picture: ImageBitmap, longEdgePx: number): HTMLCanvasElement {
  const { widthPx, heightPx } = drawnSize(picture.width, picture.height, longEdgePx);
  const canvas = Object.assign(document.createElement('canvas'), { width: widthPx, height: heightPx });
  const brush = canvas.getContext('2d');
  if (brush === null) throw new Error('the browser has no canvas');
  // A picture may be see-through; paper is not.
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, widthPx, heightPx);
  brush.drawImage(picture, 0, 0, widthPx, heightPx);
  return canvas;
}
