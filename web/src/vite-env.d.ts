declare module 'virtual:texts' {
  import type { Messages } from '@lingui/core'
  import type { Language } from '@/lib/preferences'

  interface Texts {
    core: Messages
    groups: Record<string, () => Promise<{ default: Messages }>>
  }
  const catalogs: Record<Language, () => Promise<Texts>>
  export default catalogs
}
