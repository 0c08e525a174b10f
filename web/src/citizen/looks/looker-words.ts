import type { OwnLook } from '@haicap/contracts';
import { joined } from '../../session/posts.js';
import { ROLE_WORDS } from '../../text/roles.js';

type Looker = OwnLook['by'];

const KINDS: Readonly<Record<Looker['kind'], string>> = {
  officer: 'Cán bộ', citizen: 'Một công dân khác', client: 'Một ứng dụng đã đăng ký với tỉnh', service: 'Hệ thống, không phải người', anonymous: 'Người tra cứu bằng mã trên biên nhận',
};

const UNITS_NAMED_MAX = 3;

/** Who it was, as far as a citizen is told: what for and where, and not by name. */
export function lookerWords({ kind, posts, units }: Looker): string {
  if (posts.length > 0) return posts.map(({ role, unitName }) => joined(ROLE_WORDS[role], unitName)).join('; ');
  const names = units.flatMap(({ unitName }) => unitName ?? []);
  const more = units.length - Math.min(names.length, UNITS_NAMED_MAX);
  const where = [names.slice(0, UNITS_NAMED_MAX).join(', '), ...(more > 0 ? [`${more} đơn vị khác`] : [])].filter((part) => part !== '');
  return where.length === 0 ? KINDS[kind] : `${KINDS[kind]}, cho ${where.join(' và ')}`;
}
