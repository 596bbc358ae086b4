/** The rooms of administration, and who may enter each. */
import type { IconName } from '@/components/ui/Icon'
import { can } from '@/lib/session'

export const SECTIONS = [
  { id: 'users', icon: 'user', needs: 'user:write' },
  { id: 'teams', icon: 'customers', needs: 'team:write' },
  { id: 'roles', icon: 'lock', needs: 'role:write' },
  { id: 'catalogue', icon: 'shop', needs: 'catalog:write' },
  { id: 'matrix', icon: 'leads', needs: 'matrix:write' },
  { id: 'channels', icon: 'phone', needs: 'matrix:write' },
  { id: 'processes', icon: 'rows', needs: 'process:write' },
  { id: 'promises', icon: 'clock', needs: 'clock:write' },
  { id: 'calendars', icon: 'calendar', needs: 'clock:write' },
  { id: 'escalation', icon: 'tickets', needs: 'clock:write' },
  { id: 'guides', icon: 'check', needs: 'catalog:write' },
  { id: 'reasons', icon: 'note', needs: 'interaction:configure' },
  { id: 'numbers', icon: 'phone', needs: ['number:stock', 'number:allot'] },
  { id: 'operations', icon: 'reports', needs: 'operations:read' },
  { id: 'deliveries', icon: 'sync', needs: 'delivery:read' },
  { id: 'audit', icon: 'eye', needs: 'audit:read' },
] as const satisfies readonly { id: string; icon: IconName; needs: string | readonly string[] }[]

export type Section = (typeof SECTIONS)[number]['id']

export const openSections = () => SECTIONS.filter((section) => [section.needs].flat().some(can))
