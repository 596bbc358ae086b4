import { useQuery } from '@tanstack/react-query'
import { AppLink } from '@/components/ui/AppLink'
import { BackLink } from '@/components/ui/BackLink'
import { Banner } from '@/components/ui/Banner'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { FileLink } from '@/components/ui/FileLink'
import { Money } from '@/components/ui/Money'
import { Page } from '@/components/ui/Page'
import { Skeleton } from '@/components/ui/Skeleton'
import { Status } from '@/components/ui/Status'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { read, useList } from '@/lib/read'
import { PortalContract, PortalContracts, PortalTerms } from '../api/portalContracts'
import { CONTRACT_TONES } from '../rules'
import { Beside } from './Beside'
import { Lines } from './Lines'
import { Rows } from './Rows'

export function ContractList() {
  const t = useText()
  const format = useFormat()
  const list = useList(PortalContracts, { first: 20 }, (data) => data.contracts)
  return (
    <Rows
      label={t('portal.contracts.title')}
      list={list}
      href={({ id }) => `/portal/contracts/${id}`}
      empty={
        <EmptyState icon="file" title={t('portal.contracts.none')}>
          {t('portal.contracts.noneText')}
        </EmptyState>
      }
    >
      {(contract) => (
        <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span className="flex flex-col gap-1">
            <span className="num font-semibold">
              {t('portal.contract.title', { number: contract.number })}
            </span>
            <span className="flex flex-wrap items-center gap-2">
              <Status tone={CONTRACT_TONES[contract.status]}>
                {t(`portal.contract.status.${contract.status}`)}
              </Status>
              <span className="text-sm text-muted">
                {contract.endOn
                  ? t('portal.contract.term', {
                      from: format.date(contract.startOn),
                      to: format.date(contract.endOn),
                    })
                  : format.date(contract.startOn)}
              </span>
            </span>
          </span>
          <Money value={contract.monthlyNet} per={t('portal.perMonth')} />
        </span>
      )}
    </Rows>
  )
}

export function ContractPage({ id }: { id: string }) {
  const t = useText()
  const format = useFormat()
  const query = useQuery(read(PortalContract, { id }))
  const contract = query.data?.contract
  return (
    <Page
      back={<BackLink href="/portal/contracts">{t('portal.contracts.title')}</BackLink>}
      title={contract ? t('portal.contract.title', { number: contract.number }) : t('portal.contracts.title')}
    >
      <div className="flex max-w-6xl flex-col gap-4">
        {query.isPending && <Skeleton />}
        {query.isError && !query.data && (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.data && !contract && <EmptyState icon="file" title={t('portal.contract.gone')} />}
        {contract && (
          <>
            <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <Status tone={CONTRACT_TONES[contract.status]}>
                {t(`portal.contract.status.${contract.status}`)}
              </Status>
              <span>
                {contract.endOn
                  ? t('portal.contract.term', {
                      from: format.date(contract.startOn),
                      to: format.date(contract.endOn),
                    })
                  : format.date(contract.startOn)}
              </span>
              <Money value={contract.monthlyNet} per={t('portal.perMonth')} />
            </p>
            {contract.status === 'SENT' && (
              <Banner tone="warn" title={t('portal.contract.sign')}>
                {t('portal.contract.signHelp')}
              </Banner>
            )}
            <Beside
              aside={
                <section aria-labelledby="papers" className="card flex flex-col gap-2 p-4">
                  <h2 id="papers" className="text-lg">
                    {t('portal.contract.papers')}
                  </h2>
                  {contract.documents.length === 0 && (
                    <p className="text-muted">{t('portal.contract.noPapers')}</p>
                  )}
                  <p className="flex flex-wrap gap-2">
                    {contract.documents.map((paper) => (
                      <FileLink key={paper.id} file={paper}>
                        {paper.name}
                      </FileLink>
                    ))}
                    {[contract.terms, contract.priceList].map(
                      (terms, at) =>
                        terms && (
                          <AppLink
                            key={terms.id}
                            href={`/portal/terms/${terms.id}`}
                            className="inline-flex min-h-control items-center px-2 font-medium text-accent-strong underline"
                          >
                            {t(at === 0 ? 'portal.terms.TERMS_OF_SERVICE' : 'portal.terms.PRICE_LIST')}
                          </AppLink>
                        ),
                    )}
                  </p>
                </section>
              }
            >
              {contract.revision && <Lines lines={contract.revision.lines} />}
            </Beside>
          </>
        )}
      </div>
    </Page>
  )
}

/** Terms or a price list, in the reader's language. */
export function TermsPage({ id }: { id: string }) {
  const t = useText()
  const format = useFormat()
  const query = useQuery(read(PortalTerms, {}))
  const terms = query.data?.termsVersions.nodes.find((version) => version.id === id)
  return (
    <Page
      back={<BackLink href="/portal/contracts">{t('portal.contracts.title')}</BackLink>}
      title={terms ? t(`portal.terms.${terms.kind}`) : t('portal.contracts.title')}
    >
      <div className="flex max-w-3xl flex-col gap-4">
        {query.isPending && <Skeleton />}
        {query.isError && !query.data && (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.data && !terms && <EmptyState icon="file" title={t('portal.contract.gone')} />}
        {terms && (
          <>
            <p className="text-muted">{t('portal.terms.from', { day: format.date(terms.effectiveFrom) })}</p>
            <p className="whitespace-pre-line">{terms.text}</p>
          </>
        )}
      </div>
    </Page>
  )
}
