// A QR code as an image of its own: shapes in the page, because the content policy knows neither data: addresses nor inline styles.
import { encodeQR } from 'qr'

const margin = 4 // what a reader needs around it (ISO/IEC 18004)

export function QrCode({ text, label }: { text: string; label: string }) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: margin })
  const size = rows.length
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges">
      <path class="qr__ground" d={`M0 0h${size}v${size}h-${size}z`} />
      <path d={rows.flatMap(dark).join('')} />
    </svg>
  )
}

/** The dark squares of a row, those beside each other as one shape: between two a reader may see a seam. */
function dark(row: boolean[], y: number): string[] {
  const shapes: string[] = []
  for (let from = row.indexOf(true); from >= 0; ) {
    const light = row.indexOf(false, from)
    const to = light < 0 ? row.length : light
    shapes.push(`M${from} ${y}h${to - from}v1h-${to - from}z`)
    from = row.indexOf(true, to)
  }
  return shapes
}
