import { createHash } from 'node:crypto';
import { speaks, type HttpRoute, type Language } from '@haicap/contracts';

/** The tag of an answer: version and view of an aggregate, or the content of something public. What is said in another language is another view. */
export function entityTagOf(route: HttpRoute, body: unknown, text: string, language: Language): string | undefined {
  if (route.entity) {
    const { version, view } = route.entity(body);
    return `"${version}.${view}${speaks(route) && language !== 'vi' ? `-${language}` : ''}"`;
  }
  return route.privacy === 'public' ? tagOfContent(text) : undefined;
}

/** The tag of a text that has no version: its content. */
export function tagOfContent(text: string): string {
  return `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}

/** Whether the caller already has this answer (weak comparison, RFC 9110 §13.1.2). */
export function isKnown(entityTag: string | undefined, ifNoneMatch: string | undefined): boolean {
  if (entityTag === undefined || ifNoneMatch === undefined) return false;
  if (ifNoneMatch === entityTag) return true;
  const weak = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => weak(tag) === weak(entityTag));
}
