import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ComboBox } from '@/components/ui/ComboBox'
import { Select } from '@/components/ui/Select'
import type { SubscriptionKind } from '@/gql/graphql'
import { read } from '@/lib/read'
import { PortalLines } from '../api/portalLines'

export interface Line {
  id: string
  number: string
  tariff?: string
}

export interface LineChoiceProps {
  label: string
  /** What stands for no line in particular. */
  all: string
  /** The lines that are known already, and whether there are others. */
  lines: readonly Line[]
  more: boolean
  kind?: SubscriptionKind | undefined
  value: Line | null
  onChange: (line: Line | null) => void
}

const ALL = 'all'
const labelOf = ({ number, tariff }: Line) => [number, tariff].filter(Boolean).join(' · ')

/** One of the company's lines or all: a list of a few, a search by number among thousands. */
export function LineChoice({ label, all, lines, more, kind, value, onChange }: LineChoiceProps) {
  if (more)
    return <LineSearch label={label} all={all} known={lines} kind={kind} value={value} onChange={onChange} />
  return (
    <Select
      label={label}
      options={[{ id: ALL, label: all }, ...lines.map((line) => ({ id: line.id, label: labelOf(line) }))]}
      value={value?.id ?? ALL}
      onChange={(id) => onChange(lines.find((line) => line.id === id) ?? null)}
    />
  )
}

interface LineSearchProps extends Omit<LineChoiceProps, 'lines' | 'more'> {
  known: readonly Line[]
}

function LineSearch({ label, all, known, kind, value, onChange }: LineSearchProps) {
  const [text, setText] = useState('')
  const wanted = text.trim().split(' · ')[0] || null
  const found = useQuery({
    ...read(PortalLines, { first: 20, filter: { search: wanted, kind: kind ?? null, alive: true } }),
    placeholderData: (before) => before,
  })
  const lines: readonly Line[] =
    found.data?.customers.nodes[0]?.subscriptions.edges.map(({ node }) => node) ?? known
  const options = value && !lines.some(({ id }) => id === value.id) ? [value, ...lines] : lines
  return (
    <ComboBox
      label={label}
      isRequired={false}
      placeholder={all}
      options={options.map((line) => ({ id: line.id, label: labelOf(line) }))}
      value={value?.id ?? null}
      onChange={(id) => onChange(options.find((line) => line.id === id) ?? null)}
      onSearch={setText}
    />
  )
}
