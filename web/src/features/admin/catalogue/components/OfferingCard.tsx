import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { BackLink } from '@/components/ui/BackLink'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { EmptyState } from '@/components/ui/EmptyState'
import { Money } from '@/components/ui/Money'
import { Status } from '@/components/ui/Status'
import { toast } from '@/components/ui/Toast'
import type { AdminOfferingQuery } from '@/gql/graphql'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { useWrite } from '@/lib/write'
import { Changed } from '../../shared/components/Changed'
import { Loaded } from '../../shared/components/Loaded'
import { Facts, Panel } from '../../shared/components/Panel'
import { Refusal } from '../../shared/components/Refusal'
import { useNamed, useWord } from '../../shared/names'
import { AdminOffering } from '../api/offering'
import { OfferingPublish } from '../api/offeringPublish'
import { OfferingRevise } from '../api/offeringRevise'
import { OfferingWithdraw } from '../api/offeringWithdraw'
import { STATUS_TONE } from '../rules'
import { Limits } from './Limits'
import { OfferingForm } from './OfferingForm'
import { Stages } from './Stages'

export type Offering = NonNullable<AdminOfferingQuery['offering']>
const LISTS = ['AdminOffering', 'AdminOfferings']

export default function OfferingCard({ id, back }: { id: string; back: string }) {
  const t = useText()
  const query = useQuery(read(AdminOffering, { id }))
  return (
    <div className="flex flex-col gap-4 p-4 sm:p-6">
      <div className="md:hidden">
        <BackLink href={back}>{t('admin.section.catalogue')}</BackLink>
      </div>
      <Loaded query={query}>
        {({ offering }) =>
          offering ? (
            <Shown offering={offering} />
          ) : (
            <EmptyState icon="shop" title={t('admin.catalogue.none')} />
          )
        }
      </Loaded>
    </div>
  )
}

function Shown({ offering }: { offering: Offering }) {
  const t = useText()
  const word = useWord()
  const name = useNamed()
  const format = useFormat()
  const navigate = useNavigate()
  const [open, setOpen] = useState<'edit' | 'publish' | 'withdraw' | null>(null)
  const revise = useWrite(OfferingRevise, LISTS)
  const publish = useWrite(OfferingPublish, LISTS)
  const withdraw = useWrite(OfferingWithdraw, LISTS)
  const title = name(offering.names, offering.code)
  const can = offering.viewerCan
  const draft = offering.status === 'DRAFT'
  const put = async () => {
    await publish.mutateAsync({ id: offering.id, version: offering.version })
    toast({ text: t('admin.catalogue.published', { name: title }) })
    setOpen(null)
  }
  const take = async () => {
    await withdraw.mutateAsync({ id: offering.id, version: offering.version })
    toast({ text: t('admin.catalogue.withdrawn', { name: title }) })
    setOpen(null)
  }
  const next = async () => {
    const { offering: made } = await revise.mutateAsync({ id: offering.id })
    toast({ text: t('admin.catalogue.revised') })
    if (made) void navigate({ to: `/admin/catalogue/${made.id}` })
  }
  return (
    <>
      <header className="flex flex-wrap items-center gap-3">
        <div className="min-w-48 grow basis-0">
          <h2 className="text-xl font-semibold">{title}</h2>
          <p className="flex flex-wrap items-center gap-2">
            <Status tone={STATUS_TONE[offering.status]}>{t(`admin.offering.${offering.status}`)}</Status>
            <span className="text-sm text-muted">
              {t('admin.catalogue.revision', { number: offering.revision })}
            </span>
            <Changed of={offering} />
          </p>
        </div>
        {can.publish && offering.status === 'PUBLISHED' && (
          <Button onPress={() => setOpen('withdraw')}>{t('admin.catalogue.withdraw')}</Button>
        )}
        {can.update && (
          <Button icon="edit" onPress={() => setOpen('edit')}>
            {t('admin.edit')}
          </Button>
        )}
        {!draft && (
          <Button
            look="primary"
            isPending={revise.isPending}
            onPress={() => void next().catch(() => undefined)}
          >
            {t('admin.catalogue.revise')}
          </Button>
        )}
        {can.publish && draft && (
          <Button look="primary" onPress={() => setOpen('publish')}>
            {t('admin.catalogue.publish')}
          </Button>
        )}
      </header>
      <Refusal error={revise.error} />
      <Panel title={t('admin.catalogue.facts')}>
        <Facts
          rows={[
            [
              t('admin.catalogue.monthly'),
              <Money key="m" value={offering.monthlyPrice} per={t('admin.catalogue.net')} />,
            ],
            [
              t('admin.catalogue.oneTime'),
              <Money key="o" value={offering.oneTimePrice} per={t('admin.catalogue.net')} />,
            ],
            [
              t('admin.catalogue.tax'),
              offering.taxRate ? format.percent(Number(offering.taxRate) / 100, 1) : offering.taxCode,
            ],
            [t('admin.catalogue.type'), word('product', offering.productType)],
            [
              t('admin.catalogue.valid'),
              offering.validUntil
                ? `${format.date(offering.validFrom)} – ${format.date(offering.validUntil)}`
                : t('admin.catalogue.from', { day: format.date(offering.validFrom) }),
            ],
            [t('admin.catalogue.release'), offering.release],
            [t('admin.catalogue.text'), name(offering.descriptions, '')],
          ]}
        />
      </Panel>
      <Limits offering={offering} />
      {offering.components.length > 0 && <Components offering={offering} />}
      {draft && <Stages offering={offering} />}
      {open === 'edit' && <OfferingForm offering={offering} onClose={() => setOpen(null)} />}
      <Dialog
        title={t('admin.catalogue.publishAsk', { name: title })}
        isOpen={open === 'publish'}
        onClose={() => setOpen(null)}
        actions={
          <>
            <Button onPress={() => setOpen(null)}>{t('admin.cancel')}</Button>
            <Button
              look="primary"
              isPending={publish.isPending}
              onPress={() => void put().catch(() => undefined)}
            >
              {t('admin.catalogue.publish')}
            </Button>
          </>
        }
      >
        <p>{t('admin.catalogue.publishWhat')}</p>
        <Refusal error={publish.error} />
      </Dialog>
      <Dialog
        title={t('admin.catalogue.withdrawAsk', { name: title })}
        isOpen={open === 'withdraw'}
        onClose={() => setOpen(null)}
        actions={
          <>
            <Button onPress={() => setOpen(null)}>{t('admin.cancel')}</Button>
            <Button
              look="danger"
              isPending={withdraw.isPending}
              onPress={() => void take().catch(() => undefined)}
            >
              {t('admin.catalogue.withdraw')}
            </Button>
          </>
        }
      >
        <p>{t('admin.catalogue.withdrawWhat')}</p>
        <Refusal error={withdraw.error} />
      </Dialog>
    </>
  )
}

function Components({ offering }: { offering: Offering }) {
  const t = useText()
  const name = useNamed()
  return (
    <Panel title={t('admin.catalogue.components')}>
      <ul>
        {offering.components.map((part) => (
          <li
            key={part.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 last:border-0"
          >
            <span className="min-w-40 grow basis-0 font-medium">{name(part.names, part.code)}</span>
            <Status tone={part.required ? 'good' : 'idle'}>
              {t(part.required ? 'admin.catalogue.required' : 'admin.catalogue.optional')}
            </Status>
            <span className="text-sm text-muted">
              {t('admin.catalogue.atMost', { count: part.maxQuantity })}
            </span>
            <Money value={part.monthlyPrice} per={t('admin.catalogue.perMonth')} />
            {Number(part.oneTimePrice?.amount ?? 0) > 0 && (
              <Money value={part.oneTimePrice} per={t('admin.catalogue.once')} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
