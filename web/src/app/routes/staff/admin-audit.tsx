import { useNavigate, useSearch } from '@tanstack/react-router'
import { AuditFilters } from '@/features/admin/audit/components/AuditFilters'
import { AuditList } from '@/features/admin/audit/components/AuditList'
import type { AuditSearch } from '@/features/admin/audit/rules'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'
import { Views } from '@/features/views/components/Views'

export default function AdminAuditScreen() {
  const search = useSearch({ strict: false }) as AuditSearch
  const navigate = useNavigate()
  const change = (next: AuditSearch) =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: true })
  return (
    <AdminPage
      section="audit"
      byBranch={false}
      tools={<AuditFilters value={search} onChange={change} />}
      views={<Views screen="/admin/audit" opens={false} />}
    >
      <AuditList search={search} />
    </AdminPage>
  )
}
