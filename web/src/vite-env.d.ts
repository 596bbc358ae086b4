declare module 'virtual:texts' {
  import type { Messages } from '@lingui/core'
  import type { Language } from '@/lib/preferences'

  const catalogs: Record<string, Record<Language, () => Promise<{ default: Messages }>>>
  export default catalogs
}
