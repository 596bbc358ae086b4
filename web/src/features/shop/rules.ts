import type { CartQuery, ProductType, ShelfQuery } from '@/gql/graphql'

/** Decisions of the shop that need no screen. */

export type Product = ShelfQuery['shop'][number]
export type Component = Product['components'][number]
export type CartLine = NonNullable<CartQuery['cart']>['lines'][number]

/** Code of a chosen component → how many. */
export type Chosen = Readonly<Record<string, number>>

/** What a layman looks for first. */
export const TYPES = ['VOICE_PLAN', 'DATA_PORT', 'HOSTING', 'OPTION', 'DEVICE'] as const

/** A text that the API keeps in all languages. */
export function named(names: unknown, language: string): string {
  const texts = (names ?? {}) as Record<string, string | undefined>
  return texts[language] ?? texts.en ?? Object.values(texts)[0] ?? ''
}

export function byType(products: readonly Product[]): [ProductType, Product[]][] {
  return TYPES.map((type): [ProductType, Product[]] => [
    type,
    products.filter((product) => product.productType === type),
  ]).filter(([, found]) => found.length > 0)
}

/** Another number of a component, within what the product allows; 0 takes it out. */
export function choose(chosen: Chosen, component: Component, quantity: number): Chosen {
  const { [component.code]: _, ...others } = chosen
  const allowed = Math.min(Math.max(Math.round(quantity), 0), component.maxQuantity)
  return allowed === 0 ? others : { ...others, [component.code]: allowed }
}

/** "DATABASE.2,FTP.1" for the address, so that a configuration survives a reload and the way through sign-in. */
export function toAddress(chosen: Chosen): string | undefined {
  const parts = Object.entries(chosen).map(([code, quantity]) => `${code}.${quantity}`)
  return parts.length > 0 ? parts.sort().join(',') : undefined
}

/** Reads an address again; what the product does not have, or not so often, is left out. */
export function fromAddress(text: string | undefined, components: readonly Component[]): Chosen {
  const known = new Map(components.map((component) => [component.code, component]))
  let chosen: Chosen = {}
  for (const part of text?.split(',') ?? []) {
    const [code = '', quantity = ''] = part.split('.')
    const component = known.get(code)
    if (component && !component.required && Number(quantity) > 0)
      chosen = choose(chosen, component, Number(quantity))
  }
  return chosen
}

export const toInput = (chosen: Chosen): { code: string; quantity: number }[] =>
  Object.entries(chosen).map(([code, quantity]) => ({ code, quantity }))

/** What is inside a line of the cart, in words: "Database × 2". */
export function contents(line: CartLine, language: string): string[] {
  const chosen = (line.components ?? {}) as Chosen
  return (line.offering?.components ?? [])
    .filter(({ code, required }) => required || chosen[code] !== undefined)
    .map(({ code, names }) => {
      const quantity = chosen[code] ?? 1
      return quantity > 1 ? `${named(names, language)} × ${quantity}` : named(names, language)
    })
}

export const lineCount = (cart: CartQuery | undefined): number =>
  cart?.cart?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0

/** A line that the server has not confirmed yet; its key is ours. */
export const PENDING = 'pending:'
export const isPending = (line: CartLine): boolean => line.id.startsWith(PENDING)

/** The cart as it will be once the line is in: put in, or changed when its reference is there already. */
export function withLine(cart: CartQuery, line: Omit<CartLine, 'id'>): CartQuery {
  const before = cart.cart ?? { id: `${PENDING}cart`, note: null, differences: [], lines: [] }
  const known = before.lines.some((other) => other.clientReference === line.clientReference)
  const lines = known
    ? before.lines.map((other) =>
        other.clientReference === line.clientReference ? { ...other, ...line } : other,
      )
    : [...before.lines, { ...line, id: PENDING + line.clientReference }]
  return { ...cart, cart: { ...before, lines } }
}

/** The cart with another number of one line; the same when that is not in it. */
export const withQuantity = (cart: CartQuery, reference: string, quantity: number): CartQuery => ({
  ...cart,
  cart: cart.cart && {
    ...cart.cart,
    lines: cart.cart.lines.map((line) => (line.clientReference === reference ? { ...line, quantity } : line)),
  },
})

export function withoutLines(cart: CartQuery, gone: (line: CartLine) => boolean): CartQuery {
  return cart.cart
    ? { ...cart, cart: { ...cart.cart, lines: cart.cart.lines.filter((line) => !gone(line)) } }
    : cart
}
