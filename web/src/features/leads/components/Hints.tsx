import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { AppLink } from '@/components/ui/AppLink'
import { Banner } from '@/components/ui/Banner'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { can } from '@/lib/session'
import { LeadCustomers } from '../api/leadCustomers'
import { LeadHints } from '../api/leadHints'

/** A value once nobody has typed for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  const key = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(key) as T), 400)
    return () => clearTimeout(timer)
  }, [key])
  return settled
}

const given = (value: unknown, least: number): string =>
  typeof value === 'string' && value.trim().length >= least ? value.trim() : ''

const link =
  'inline-flex min-h-control items-center font-medium text-accent underline-offset-2 hover:underline'

/** While one types: open leads and customers that may be the same. Nothing is decided by it; exact keys join (LEA-06). */
export function Hints({ branchId, country }: { branchId: string; country: string }) {
  const t = useText()
  const [company, fiscal, phone, email] = useWatch({
    name: ['companyName', 'fiscalNumber', 'phone', 'email'],
  })
  const asked = useSettled({
    search: given(fiscal, 6) || given(company, 4),
    fiscalNumber: given(fiscal, 6) || null,
    phone: given(phone, 8) || null,
    email: /.@.+\../.test(String(email ?? '')) ? String(email).trim() : null,
  })
  const leads = useQuery({
    ...read(LeadHints, { search: asked.search }),
    enabled: asked.search !== '',
    meta: { private: true },
  })
  const keyed = Boolean(asked.fiscalNumber || asked.phone || asked.email)
  const { search: _, ...keys } = asked
  const customers = useQuery({
    ...read(LeadCustomers, { branchId, country, ...keys }),
    enabled: keyed && can('customer:read'),
    meta: { private: true },
  })
  const open = asked.search ? (leads.data?.leads.nodes ?? []) : []
  const known = keyed ? (customers.data?.customerDuplicates ?? []) : []
  if (open.length === 0 && known.length === 0) return null
  return (
    <Banner tone="info" title={t('leads.hints')}>
      <ul>
        {known.map(({ id, name, number }) => (
          <li key={id}>
            <AppLink href={`/customers/${id}`} className={link}>
              {t('leads.hint.customer', { name, number })}
            </AppLink>
          </li>
        ))}
        {open.map(({ id, companyName, number, owner }) => (
          <li key={id}>
            <AppLink href={`/leads/${id}`} className={link}>
              {owner
                ? t('leads.hint.lead', { name: companyName, number, owner: owner.name })
                : t('leads.hint.leadFree', { name: companyName, number })}
            </AppLink>
          </li>
        ))}
      </ul>
      {open.length > 0 && <p className="pb-1">{t('leads.hint.joins')}</p>}
    </Banner>
  )
}
