/** A paper that can be looked at page by page. */
export interface OpenPaper {
  readonly pages: number;
  /** Draws a page on the canvas, this wide, turned clockwise by quarter turns. */
  draw(page: number, canvas: HTMLCanvasElement, widthPx: number, turns: number): Promise<void>;
  close(): void;
}

/** A paper is drawn, and nothing in it runs: also on a phone, which shows no PDF within a page by itself. */
export async function openPaper(file: Blob): Promise<OpenPaper | undefined> {
  if (file.type.startsWith('image/')) return openImage(file);
  return file.type === 'application/pdf' ? openPdf(file) : undefined;
}

async function openPdf(file: Blob): Promise<OpenPaper> {
  const [pdf, { default: worker }] = await Promise.all([import('pdfjs-dist/legacy/build/pdf.mjs'), import('pdfjs-dist/legacy/build/pdf.worker.mjs?url')]);
  pdf.GlobalWorkerOptions.workerSrc = worker;
  const opening = pdf.getDocument({ data: await file.arrayBuffer(), isEvalSupported: false, useWasm: false });
  const document = await opening.promise;
  return {
    pages: document.numPages,
    draw: async (number, canvas, widthPx, turns) => {
      const page = await document.getPage(number);
      const rotation = (page.rotate + turns * 90) % 360;
      const viewport = page.getViewport({ scale: widthPx / page.getViewport({ scale: 1, rotation }).width, rotation });
      [canvas.width, canvas.height] = [Math.floor(viewport.width), Math.floor(viewport.height)];
      await page.render({ canvas, viewport }).promise;
    },
    close: () => void opening.destroy(),
  };
}

async function openImage(file: Blob): Promise<OpenPaper> {
  const image = await createImageBitmap(file);
  return {
    pages: 1,
    draw: (_page, canvas, widthPx, turns) => {
      const isTurned = turns % 2 === 1;
      const [width, height] = isTurned ? [image.height, image.width] : [image.width, image.height];
      const scale = widthPx / width;
      [canvas.width, canvas.height] = [Math.floor(widthPx), Math.floor(height * scale)];
      const context = canvas.getContext('2d');
      if (context === null) return Promise.reject(new Error('this browser draws nothing'));
      context.translate(canvas.width / 2, canvas.height / 2);
      context.rotate((turns * Math.PI) / 2);
      context.drawImage(image, (-image.width * scale) / 2, (-image.height * scale) / 2, image.width * scale, image.height * scale);
      return Promise.resolve();
    },
    close: () => image.close(),
  };
}
