const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** "Mod+K" as the keys of this machine. Hidden where there is no keyboard to be expected. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span aria-hidden="true" className="inline-flex gap-0.5 pointer-coarse:hidden">
      {keys.split('+').map((key) => (
        <kbd
          key={key}
          className="min-w-5 rounded border border-current/30 px-1 text-center font-sans text-xs leading-5 opacity-80"
        >
          {key === 'Mod' ? (MAC ? '⌘' : 'Ctrl') : key}
        </kbd>
      ))}
    </span>
  )
}
