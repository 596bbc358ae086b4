import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useText } from '@/lib/i18n'
import { useShortcuts } from '@/lib/shortcuts'
import { Icon } from './Icon'
import { KeyHint } from './KeyHint'

export interface SearchFieldProps {
  label: string
  value: string
  /** Called 200 ms after the last key. */
  onChange: (value: string) => void
  /** "/" anywhere on the screen puts the cursor here. One per screen. */
  slash?: boolean
  /** At its end: what narrows the list further. */
  children?: ReactNode
}

export function SearchField({ label, value, onChange, slash = false, children }: SearchFieldProps) {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const told = useRef(value)

  useEffect(() => {
    if (value !== told.current) {
      told.current = value
      setText(value)
    }
  }, [value])

  useEffect(() => {
    if (text === told.current) return undefined
    const timer = setTimeout(() => {
      told.current = text
      onChange(text)
    }, 200)
    return () => clearTimeout(timer)
  }, [text, onChange])

  useShortcuts(slash ? [{ keys: '/', label, run: () => input.current?.focus() }] : [])

  return (
    <div className="control flex w-full min-w-0 items-center gap-2 pl-3 focus-within:border-accent focus-within:outline-2 focus-within:outline-accent focus-within:-outline-offset-1">
      <Icon name="search" size={18} className="shrink-0 text-muted" />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        enterKeyHint="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setText('')
        }}
        className="min-w-0 grow self-stretch bg-transparent text-ellipsis outline-none placeholder:text-muted [&::-webkit-search-cancel-button]:hidden"
      />
      {text ? (
        <button
          type="button"
          aria-label={t('ui.clear')}
          onClick={() => {
            setText('')
            input.current?.focus()
          }}
          className="flex w-control shrink-0 items-center justify-center self-stretch text-muted"
        >
          <Icon name="close" size={16} />
        </button>
      ) : (
        slash && (
          <span className={`text-muted ${children ? '' : 'pr-2'}`}>
            <KeyHint keys="/" />
          </span>
        )
      )}
      {children}
    </div>
  )
}
