/** PURE: telephone numbers as people read them to each other. */

const COUNTRY = /^\+(1|7|[2-9]\d)(\d+)$/

/** "+40722123456" as "+40 722 123 456"; what is no international number stays as it is. */
export function spaced(number: string): string {
  const [, country, rest] = COUNTRY.exec(number) ?? []
  if (!country || !rest) return number
  return `+${country} ${rest.replace(/(\d{3})(?=\d{2})/g, '$1 ')}`
}

/** Whether the digits stand in the number one after the other; it may be typed as dialled in the country. */
export function hasDigits(number: string, typed: string): boolean {
  return number.includes(typed.replace(/\D/g, '').replace(/^0+/, ''))
}
