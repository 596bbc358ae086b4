/** PURE: what a role grants, as one width for each action. */
export const STAFF_SCOPES = ['own', 'team', 'branch', 'all'] as const
export const PORTAL_SCOPES = ['customer'] as const

export type Scope = (typeof STAFF_SCOPES)[number] | (typeof PORTAL_SCOPES)[number]

const WIDTH: readonly Scope[] = ['own', 'customer', 'team', 'branch', 'all']

/** The widest scope in which an action is granted, or null: a wider one always includes the narrower. */
export function widest(permissions: readonly string[], resource: string, action: string): Scope | null {
  const held = WIDTH.filter((scope) => permissions.includes(`${scope}:${resource}:${action}`))
  return held.at(-1) ?? null
}

/** The permissions after one action was given another width, or none. The others stay as they are. */
export function regrant(
  permissions: readonly string[],
  resource: string,
  action: string,
  scope: Scope | null,
): string[] {
  const others = permissions.filter((held) => !held.endsWith(`:${resource}:${action}`))
  return (scope ? [...others, `${scope}:${resource}:${action}`] : others).sort()
}

/** Which width actions are given, by "resource:action"; null for none. */
export type Grants = Readonly<Record<string, Scope | null>>

/** The permissions with other widths; whatever else was changed meanwhile holds. */
export const regranted = (permissions: readonly string[], grants: Grants): readonly string[] =>
  Object.entries(grants).reduce((all, [key, scope]) => {
    const [resource = '', action = ''] = key.split(':')
    return regrant(all, resource, action, scope)
  }, permissions)

/** How many grants differ: what a person is about to save. */
export function differences(before: readonly string[], after: readonly string[]): number {
  const key = (held: string) => held.slice(held.indexOf(':') + 1)
  const all = new Set([...before, ...after].map(key))
  return [...all].filter((one) => {
    const [resource = '', action = ''] = one.split(':')
    return widest(before, resource, action) !== widest(after, resource, action)
  }).length
}

/** How many actions a role may do at all. */
export const granted = (permissions: readonly string[]): number =>
  new Set(permissions.map((held) => held.slice(held.indexOf(':') + 1))).size
