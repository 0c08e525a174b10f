import type { OwnLook } from '@haicap/contracts';
import { joined } from '../../session/posts.js';
import { ROLE_WORDS } from '../../text/roles.js';
import { t } from '../../text/language.js';

type Looker = OwnLook['by'];

const KINDS: Readonly<Record<Looker['kind'], string>> = {
  officer: t('Cán bộ'), citizen: t('Một công dân khác'), client: t('Một ứng dụng đã đăng ký với tỉnh'), service: t('Hệ thống, không phải người'), anonymous: t('Người tra cứu bằng mã trên biên nhận'),
};

const UNITS_NAMED_MAX = 3;

/** Who it was, as far as a citizen is told: what for and where, and not by name. */
export function lookerWords({ kind, posts, units }: Looker): string {
  if (posts.length > 0) return posts.map(({ role, unitName }) => joined(ROLE_WORDS[role], unitName)).join('; ');
  const names = units.flatMap(({ unitName }) => unitName ?? []);
  const more = units.length - Math.min(names.length, UNITS_NAMED_MAX);
  const where = [names.slice(0, UNITS_NAMED_MAX).join(', '), ...(more > 0 ? [t('{{count}} đơn vị khác', { count: more })] : [])].filter((part) => part !== '');
  return where.length === 0 ? KINDS[kind] : t('{{who}}, cho {{where}}', { who: KINDS[kind], where: where.join(` ${t('và')} `) });
}
