import { encode } from 'uqr';

const QUIET_MODULES = 4;

/** A QR code as one path: it prints sharp at any size and needs no picture that the policy would have to allow. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const side = size + 2 * QUIET_MODULES;
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + QUIET_MODULES} ${y + QUIET_MODULES}h1v1h-1z`] : []))).join('');
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
      <rect width={side} height={side} className="qr-paper" /><path d={path} className="qr-ink" />
    </svg>
  );
}
