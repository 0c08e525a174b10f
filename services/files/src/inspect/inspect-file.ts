import { fileTypeFromFile } from 'file-type';
import type { InspectionJob, Inspected } from './inspection.js';
import { disagreement, isAllowedType } from './media-type.js';

type InspectJob = Extract<InspectionJob, { kind: 'inspect' }>;

/** Tells what the bytes are and whether they may come in. Each reader is loaded when it is first needed. */
export async function inspectFile({ path, declaredType, extension, cleanPath }: InspectJob): Promise<Inspected> {
  const mediaType = (await fileTypeFromFile(path))?.mime;
  const refused = disagreement(mediaType, declaredType, extension);
  if (refused !== null) return refused;
  if (mediaType === undefined || !isAllowedType(mediaType)) throw new Error('a type that agrees is not allowed');
  if (mediaType === 'application/pdf') return (await import('./inspect-pdf.js')).inspectPdf(path);
  if (mediaType === 'image/jpeg' || mediaType === 'image/png') return (await import('./inspect-image.js')).inspectImage(path, mediaType, cleanPath);
  return (await import('./inspect-office.js')).inspectOffice(path, mediaType);
}
