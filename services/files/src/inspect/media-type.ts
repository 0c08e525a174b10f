import type { FileMediaType } from '@haicap/contracts';
import type { InspectionRefusal } from './inspection.js';

/** What each type that is taken in may be called. Keyed by what the bytes are. */
const NAMES: Readonly<Record<FileMediaType, { readonly extensions: readonly string[]; readonly declared: readonly string[] }>> = {
  'application/pdf': { extensions: ['pdf'], declared: ['application/x-pdf'] },
  'image/jpeg': { extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], declared: ['image/jpg', 'image/pjpeg'] },
  'image/png': { extensions: ['png'], declared: ['image/x-png'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { extensions: ['docx'], declared: [] },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { extensions: ['xlsx'], declared: [] },
};
// What a browser says when it does not know.
const NOTHING_SAID = new Set(['', 'application/octet-stream', 'binary/octet-stream']);

export const EXTENSION_OF = Object.fromEntries(Object.entries(NAMES).map(([type, { extensions }]) => [type, extensions[0]])) as Readonly<Record<FileMediaType, string>>;

export function isAllowedType(mediaType: string): mediaType is FileMediaType {
  return Object.hasOwn(NAMES, mediaType);
}

/** Whether something that is declared like this may be uploaded at all; the bytes decide later. */
export function mayBeDeclared(declaredType: string | null): boolean {
  const declared = plain(declaredType);
  return NOTHING_SAID.has(declared) || isAllowedType(declared) || Object.values(NAMES).some(({ declared: others }) => others.includes(declared));
}

/** Holds what the first bytes say against what the uploader said. Null when they agree. */
export function disagreement(detected: string | undefined, declaredType: string | null, extension: string | null): InspectionRefusal | null {
  if (detected === undefined || !isAllowedType(detected)) {
    return { ok: false, code: 'FILE_TYPE_NOT_ALLOWED', detail: detected ?? 'unknown' };
  }
  const { extensions, declared: others } = NAMES[detected];
  const declared = plain(declaredType);
  const agrees = (NOTHING_SAID.has(declared) || declared === detected || others.includes(declared))
    && (extension === null || extensions.includes(extension.toLowerCase()));
  return agrees ? null : { ok: false, code: 'FILE_TYPE_DIFFERS', detail: detected };
}

/** `Image/JPEG; q=1` is `image/jpeg`. */
function plain(declaredType: string | null): string {
  return (declaredType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
