/** The mark: one line branching off the trunk towards a signal. */
export function Mark({ size = 32, className }: { size?: number; className?: string }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" fill="none" className={className}>
      <path
        d="M5 10h13.5M13.5 10v17M13.5 19.5c0-4 2.5-5 6-5"
        stroke="currentColor"
        strokeWidth="3.6"
        strokeLinecap="round"
      />
      <circle cx="26" cy="10" r="2.5" fill="#5ecdbd" />
    </svg>
  )
}
