const LOOKS = [
  'bg-accent-soft text-accent-strong',
  'bg-info-soft text-info',
  'bg-good-soft text-good',
  'bg-warn-soft text-warn',
  'bg-idle-soft text-idle',
]

/** The initials of a person or company. The name itself stands beside it. */
export function Avatar({ name, size = 'medium' }: { name: string; size?: 'small' | 'medium' | 'large' }) {
  const words = name.trim().split(/\s+/)
  const initials = (words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')
  const look = LOOKS[[...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % LOOKS.length]
  const box = { small: 'size-6 text-[0.625rem]', medium: 'size-8 text-xs', large: 'size-11 text-base' }[size]
  return (
    // Drawn by the style sheet: a picture of the name, not words that a label would have to repeat.
    <span
      aria-hidden="true"
      data-initials={initials}
      className={`inline-flex shrink-0 items-center justify-center rounded-full font-semibold uppercase before:content-[attr(data-initials)] ${box} ${look}`}
    />
  )
}
