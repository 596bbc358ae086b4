import type { ReactNode } from 'react'
import type { Option } from './Select'

/** One way to narrow a list. */
export interface Filter {
  /** Its name in the address, where what is chosen stands, so that a view can be kept and sent. */
  id: string
  /** "State" */
  label: string
  /** What it says while nothing is chosen: "All states". */
  any: string
  options: readonly Option[]
  value: string | undefined
  /** Ids of options that are asked for so often that a button of their own stands in the bar. */
  quick?: readonly string[]
  /** False while the options are on their way: what is chosen may be among them. */
  ready?: boolean
  /** Instead of a list of choices: a search among many. The chosen one must be among the options. */
  control?: ReactNode
}

/** What comes first: `order` in the address, the first option when nothing was chosen. */
export interface Order {
  label: string
  options: readonly Option[]
  value: string | undefined
}

/** What changes in the address; undefined leaves it. */
export type Change = Record<string, string | undefined>

const isQuick = ({ quick = [] }: Filter, id: string) => quick.includes(id)

/** Buttons of the bar, with what each asks for. */
export const quickOf = (filters: readonly Filter[]) =>
  filters.flatMap((filter) =>
    filter.options.filter(({ id }) => isQuick(filter, id)).map((option) => ({ filter, option })),
  )

/** What is chosen and not seen on a button of the bar. */
export const chosenOf = (filters: readonly Filter[]) =>
  filters.flatMap((filter) =>
    filter.options
      .filter(({ id }) => id === filter.value && !isQuick(filter, id))
      .map((option) => ({ filter, option })),
  )

/** Filters whose value there is no longer, or not for this person: a link or a kept view may still ask for it. */
export const goneOf = (filters: readonly Filter[]) =>
  filters.filter(
    ({ value, options, ready = true }) =>
      ready && value !== undefined && !options.some(({ id }) => id === value),
  )

/** Filters that offer more than their buttons. */
export const choicesOf = (filters: readonly Filter[]) =>
  filters.filter((filter) => filter.control || filter.options.some(({ id }) => !isQuick(filter, id)))

export const countOf = (filters: readonly Filter[]): number =>
  filters.filter(({ value }) => value !== undefined).length
