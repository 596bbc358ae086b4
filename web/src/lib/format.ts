import { LOCALES, usePreferences } from './preferences'

export interface Amount {
  amount: string | number
  currency: string
}

type Moment = string | number | Date

const DAY = 86_400_000
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** A date without a time is a day, not midnight in London. */
function toDate(value: Moment): Date {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? new Date(`${value}T00:00`)
    : new Date(value)
}

/** Formats of one locale; making an Intl object costs more than using it, so each is made once, at its first use. */
export function createFormat(locale: string, zone?: string) {
  const numbers = new Map<string, Intl.NumberFormat>()
  const numberFormat = (options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options)
    const found = numbers.get(key) ?? new Intl.NumberFormat(locale, options)
    numbers.set(key, found)
    return found
  }
  const dateFormat = (options: Intl.DateTimeFormatOptions) => {
    let made: Intl.DateTimeFormat | undefined
    return (value: Moment) => {
      made ??= new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
      return made.format(toDate(value))
    }
  }
  const date = dateFormat({ dateStyle: 'medium' })
  const day = dateFormat({ day: 'numeric', month: 'short' })
  const longMonth = dateFormat({ month: 'long', year: 'numeric' })
  const shortMonth = dateFormat({ month: 'short' })
  const dateTime = dateFormat({ dateStyle: 'medium', timeStyle: 'short' })
  const time = dateFormat({ timeStyle: 'short' })
  // The narrow units of Spanish stick to their figures: "21min" is no Spanish.
  const unitDisplay = locale.startsWith('es') ? 'short' : 'narrow'
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })

  return {
    locale,
    number: (value: number | string, digits = 0) =>
      numberFormat({ maximumFractionDigits: digits }).format(Number(value)),
    percent: (value: number | string, digits = 0) =>
      numberFormat({ style: 'percent', maximumFractionDigits: digits }).format(Number(value)),
    /** Money with its currency, always. `whole` drops the minor unit where a figure is read at a glance. */
    money: ({ amount, currency }: Amount, whole = false) =>
      numberFormat({
        style: 'currency',
        currency,
        // The leu's short sign is a bare "L" in Spanish and Russian: only Romanians know it by its name.
        currencyDisplay: currency === 'RON' && !locale.startsWith('ro') ? 'code' : 'narrowSymbol',
        ...(whole ? { maximumFractionDigits: 0 } : {}),
        // A string keeps every digit; formatting it as a number would round large sums.
      }).format(amount as Intl.StringNumericLiteral),
    bytes: (size: number) => {
      const mega = size >= 1_000_000
      return numberFormat({
        style: 'unit',
        unit: mega ? 'megabyte' : 'kilobyte',
        maximumFractionDigits: mega ? 1 : 0,
      }).format(size / (mega ? 1_000_000 : 1_000))
    },
    date,
    day,
    /** "November 2026"; short, below a column: "Nov". */
    month: (value: Moment, length: 'long' | 'short' = 'long') =>
      (length === 'long' ? longMonth : shortMonth)(value),
    dateTime,
    time,
    /** "tomorrow 10:00"; beyond a day the date with its time. */
    dayTime: (value: Moment, now: number = Date.now()) => {
      const midnight = (moment: Moment) => new Date(toDate(moment)).setHours(0, 0, 0, 0)
      const days = Math.round((midnight(value) - midnight(now)) / DAY)
      return Math.abs(days) > 1 ? dateTime(value) : `${relative.format(days, 'day')} ${time(value)}`
    },
    /** "in 2 hours", "yesterday"; beyond a week the date itself. */
    relative: (value: Moment, now: number = Date.now()) => {
      const distance = toDate(value).getTime() - now
      if (Math.abs(distance) > 7 * DAY) return date(value)
      const [unit, size] = UNITS.find(([, length]) => Math.abs(distance) >= length) ?? ['second', 1000]
      return unit === 'second'
        ? relative.format(0, 'second')
        : relative.format(Math.round(distance / size), unit)
    },
    /** A length of time in its two largest units: "2 d 4 h", "35 min". Milliseconds in. */
    duration: (milliseconds: number) => {
      const total = Math.max(0, Math.round(Math.abs(milliseconds) / 60_000))
      const parts: [number, 'day' | 'hour' | 'minute'][] = [
        [Math.floor(total / 1440), 'day'],
        [Math.floor((total % 1440) / 60), 'hour'],
        [total % 60, 'minute'],
      ]
      const first = parts.findIndex(([value]) => value > 0)
      return parts
        .slice(first === -1 ? 2 : first, first === -1 ? 3 : first + 2)
        .filter(([value], at) => value > 0 || at === 0)
        .map(([value, unit]) => numberFormat({ style: 'unit', unit, unitDisplay }).format(value))
        .join(' ')
    },
  }
}

/** Words as a heading or a label begins. */
export const capital = (text: string, locale: string): string =>
  text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)

export type Format = ReturnType<typeof createFormat>

const formats = new Map<string, Format>()

/** One for all that is on the screen. */
export function useFormat(): Format {
  const locale = LOCALES[usePreferences().language]
  const found = formats.get(locale) ?? createFormat(locale)
  formats.set(locale, found)
  return found
}
