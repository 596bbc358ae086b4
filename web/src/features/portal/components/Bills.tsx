import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { BackLink } from '@/components/ui/BackLink'
import { buttonClass } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { Money } from '@/components/ui/Money'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Page } from '@/components/ui/Page'
import { Skeleton } from '@/components/ui/Skeleton'
import { Status } from '@/components/ui/Status'
import type { PortalBalanceQuery, PortalBillsQuery } from '@/gql/graphql'
import { capital, useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { read, useList } from '@/lib/read'
import { can } from '@/lib/session'
import { PortalBalance, PortalBill, PortalBills } from '../api/portalBills'
import { standing } from '../rules'
import { BillPdf } from './BillPdf'
import { Rows } from './Rows'

const BillsCharts = lateComponent(() => import('./BillsCharts'))

/** The balance and every invoice. */
export function BillList() {
  const t = useText()
  const format = useFormat()
  const due = useQuery(read(PortalBalance, {}))
  const list = useList(PortalBills, { first: 24 }, (data) => data.invoices)
  // The balance stands above the list, and on a phone the list above the payments: what came later would move the rest.
  if (due.isPending || list.loading) return <Skeleton />
  const balance = due.data?.customers.nodes[0]?.balance
  const owed = Number(balance?.amount ?? 0)
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] xl:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4">
        {balance && (
          <p className="card p-4">
            <span className="block text-sm font-medium text-muted">
              {t(owed > 0 ? 'portal.due.toPay' : owed < 0 ? 'portal.due.ahead' : 'portal.due.title')}
            </span>
            <span className="block text-3xl font-semibold tracking-tight">
              {owed === 0 ? (
                t('portal.due.nothing')
              ) : (
                <Money value={{ ...balance, amount: Math.abs(owed) }} />
              )}
            </span>
          </p>
        )}
        <Rows
          label={t('portal.bills.title')}
          list={list}
          href={({ id }) => `/portal/bills/${id}`}
          empty={<EmptyState icon="bill" title={t('portal.bills.none')} />}
        >
          {(invoice) => (
            <span className="flex items-center justify-between gap-4">
              <span className="min-w-0">
                <span className="block font-semibold">{monthOf(format.locale, invoice.month)}</span>
                <BillStanding bill={invoice} />
                <span className="num block text-sm text-muted">{invoice.number}</span>
              </span>
              <span className="font-medium">
                <Money value={invoice.gross} />
              </span>
            </span>
          )}
        </Rows>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <Payments payments={due.data?.payments.nodes ?? []} />
        {due.data && (
          <Suspense fallback={<div className="card h-64" />}>
            <BillsCharts due={due.data} />
          </Suspense>
        )}
      </div>
    </div>
  )
}

/** What has come in: with the invoices it gives the balance. */
function Payments({ payments }: { payments: PortalBalanceQuery['payments']['nodes'] }) {
  const t = useText()
  const format = useFormat()
  if (payments.length === 0) return null
  return (
    <section aria-labelledby="payments" className="card p-4">
      <h2 id="payments" className="mb-2 text-lg">
        {t('portal.payments.title')}
      </h2>
      <ul className="divide-y divide-line">
        {payments.map((payment) => (
          <li key={payment.id} className="flex items-center justify-between gap-4 py-2">
            <span className="min-w-0">
              <span className="block">{format.date(payment.paidOn)}</span>
              <span className="num block truncate text-sm text-muted">{payment.reference}</span>
            </span>
            <Money value={payment.amount} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Paid, or how much and until when. */
function BillStanding({ bill }: { bill: PortalBillsQuery['invoices']['edges'][number]['node'] }) {
  const t = useText()
  const format = useFormat()
  const { id, tone } = standing(bill, Date.now())
  return (
    <Status tone={tone}>
      {t(`portal.bill.standing.${id}`, {
        day: format[id === 'late' ? 'date' : 'day'](bill.dueOn),
        sum: bill.unpaid ? format.money(bill.unpaid) : '',
      })}
    </Status>
  )
}

/** "October 2026", as a heading begins. */
function monthOf(locale: string, day: string): string {
  const text = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(
    new Date(`${day}T00:00`),
  )
  return capital(text, locale)
}

/** One invoice with its lines, as PDF, and where to say that it is wrong (WEB-07). */
export function BillPage({ id }: { id: string }) {
  const t = useText()
  const format = useFormat()
  const query = useQuery(read(PortalBill, { id }))
  const bill = query.data?.invoice
  return (
    <Page
      back={<BackLink href="/portal/bills">{t('portal.bills.title')}</BackLink>}
      title={bill ? t('portal.bill.title', { number: bill.number }) : t('portal.bills.title')}
    >
      <div className="flex max-w-4xl flex-col gap-4">
        <OfflineNote asOf={query.dataUpdatedAt} />
        {query.isPending && <Skeleton />}
        {query.isError && !query.data && (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.data && !bill && <EmptyState icon="bill" title={t('portal.bill.gone')} />}
        {bill && (
          <>
            <div className="flex flex-wrap items-center justify-between gap-3">
              <p>
                <span className="block text-3xl font-semibold tracking-tight">
                  <Money value={bill.gross} />
                </span>
                <span className="block">
                  <BillStanding bill={bill} />
                </span>
                <span className="inline-block text-muted first-letter:uppercase">
                  {t('portal.bill.dates', {
                    issued: format.date(bill.issuedOn),
                    due: format.date(bill.dueOn),
                  })}
                </span>
              </p>
              <span data-print="none">
                <BillPdf id={bill.id} />
              </span>
            </div>
            <section aria-label={t('portal.lines')} className="card">
              <ul className="divide-y divide-line">
                {bill.lines.map((line) => (
                  <li key={line.id} className="flex items-start justify-between gap-4 px-4 py-3">
                    <span className="min-w-0">
                      <span className="block font-medium">{line.description}</span>
                      <span className="num block text-sm text-muted">
                        {format.day(line.fromDay)} – {format.day(line.untilDay)} ·{' '}
                        {t('portal.bill.vatOf', { rate: format.number(line.taxRate, 1) })}
                      </span>
                    </span>
                    <Money value={line.net} />
                  </li>
                ))}
              </ul>
              <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-t border-line px-4 py-3 text-right">
                <dt className="text-left text-muted">{t('portal.sum.net')}</dt>
                <dd>
                  <Money value={bill.net} />
                </dd>
                <dt className="text-left text-muted">{t('portal.sum.vat')}</dt>
                <dd>
                  <Money value={bill.vat} />
                </dd>
                <dt className="text-left font-semibold">{t('portal.bill.total')}</dt>
                <dd className="text-lg font-semibold">
                  <Money value={bill.gross} />
                </dd>
                {bill.gross && bill.unpaid && (
                  <>
                    <dt className="text-left text-muted">{t('portal.bill.received')}</dt>
                    <dd>
                      <Money
                        value={{
                          ...bill.gross,
                          amount: Number(bill.unpaid.amount) - Number(bill.gross.amount),
                        }}
                      />
                    </dd>
                    <dt className="text-left font-semibold">{t('portal.due.toPay')}</dt>
                    <dd className="font-semibold">
                      <Money value={bill.unpaid} />
                    </dd>
                  </>
                )}
              </dl>
            </section>
            {can('ticket:write') && (
              <p data-print="none">
                <AppLink
                  href={`/portal/tickets/new?about=BILLING&ref=${encodeURIComponent(bill.number)}`}
                  className={buttonClass('secondary')}
                >
                  {t('portal.bill.dispute')}
                </AppLink>
              </p>
            )}
          </>
        )}
      </div>
    </Page>
  )
}
